/** What a deployment finds out about itself, for {@code ./countersign doctor}. */
@NullMarked
package dev.countersign.core.check;

import org.jspecify.annotations.NullMarked;
