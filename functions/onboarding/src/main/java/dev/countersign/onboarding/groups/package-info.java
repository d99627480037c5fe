/** Groups of the organisation: found while typing, checked when they are chosen. */
@NullMarked
package dev.countersign.onboarding.groups;

import org.jspecify.annotations.NullMarked;
