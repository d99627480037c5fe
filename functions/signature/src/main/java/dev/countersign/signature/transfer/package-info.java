/** Inserts into encoded text (RFC 2045 section 6) without decoding the rest. */
@NullMarked
package dev.countersign.signature.transfer;

import org.jspecify.annotations.NullMarked;
