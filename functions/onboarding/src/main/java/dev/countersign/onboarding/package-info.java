/** The API and the tasks of the onboarding state machine. */
@NullMarked
package dev.countersign.onboarding;

import org.jspecify.annotations.NullMarked;
