/** Answers "where is my mail?" from the ledger. */
@NullMarked
package dev.countersign.mailflow.trace;

import org.jspecify.annotations.NullMarked;
