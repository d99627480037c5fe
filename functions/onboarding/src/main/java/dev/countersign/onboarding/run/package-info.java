/** What all tasks of the state machine share, and how a run ends. */
@NullMarked
package dev.countersign.onboarding.run;

import org.jspecify.annotations.NullMarked;
