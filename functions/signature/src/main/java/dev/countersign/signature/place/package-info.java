/** Where the newest part of a conversation ends. */
@NullMarked
package dev.countersign.signature.place;

import org.jspecify.annotations.NullMarked;
