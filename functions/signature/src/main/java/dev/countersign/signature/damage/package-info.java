/** Measures what the engine does to messages, by means that the engine does not use itself. */
@NullMarked
package dev.countersign.signature.damage;

import org.jspecify.annotations.NullMarked;
