/** States that wait for a person, and how they are answered. */
@NullMarked
package dev.countersign.onboarding.wait;

import org.jspecify.annotations.NullMarked;
