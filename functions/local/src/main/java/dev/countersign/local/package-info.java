/**
 * Runs the whole product on one machine: the local cloud, the Microsoft 365 stand-in, the command
 * line.
 */
@NullMarked
package dev.countersign.local;

import org.jspecify.annotations.NullMarked;
