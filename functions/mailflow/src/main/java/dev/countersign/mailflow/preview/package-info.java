/** Answers "what will be put under this message?" before one is sent. */
@NullMarked
package dev.countersign.mailflow.preview;

import org.jspecify.annotations.NullMarked;
