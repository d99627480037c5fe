/** The command line: {@code ./countersign}. */
@NullMarked
package dev.countersign.local.cli;

import org.jspecify.annotations.NullMarked;
