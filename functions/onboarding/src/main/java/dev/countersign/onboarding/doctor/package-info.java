/** The control path's part of a check-up. */
@NullMarked
package dev.countersign.onboarding.doctor;

import org.jspecify.annotations.NullMarked;
