/** Keeps the directory of connected organisations up to date: by the clock, and on demand. */
@NullMarked
package dev.countersign.onboarding.synchronization;

import org.jspecify.annotations.NullMarked;
