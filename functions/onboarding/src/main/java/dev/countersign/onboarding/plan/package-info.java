/**
 * What a run is going to change in Exchange Online, for the administrator to see before it does.
 */
@NullMarked
package dev.countersign.onboarding.plan;

import org.jspecify.annotations.NullMarked;
