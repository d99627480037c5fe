/** {@code ./countersign invoke}: one function, one event. */
@NullMarked
package dev.countersign.local.cli.invoke;

import org.jspecify.annotations.NullMarked;
