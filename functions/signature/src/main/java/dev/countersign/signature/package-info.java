/** The signature engine: bytes of a message in, the same bytes with a signature out. */
@NullMarked
package dev.countersign.signature;

import org.jspecify.annotations.NullMarked;
