/** Where in a body the signature goes: under the newest part of the conversation. */
@NullMarked
package dev.countersign.signature.place;

import org.jspecify.annotations.NullMarked;
