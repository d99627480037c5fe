/** The signatures that an organisation has saved. */
@NullMarked
package dev.countersign.core.signature;

import org.jspecify.annotations.NullMarked;
