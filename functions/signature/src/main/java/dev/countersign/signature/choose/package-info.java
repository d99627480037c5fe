/** Decides which signatures a message gets, and which recipients get which. No I/O. */
@NullMarked
package dev.countersign.signature.choose;

import org.jspecify.annotations.NullMarked;
