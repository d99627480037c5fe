/** Finds the parts of a message (RFC 2045, 2046, 5322) without taking it apart. */
@NullMarked
package dev.countersign.signature.mime;

import org.jspecify.annotations.NullMarked;
