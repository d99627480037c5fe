/** How far Exchange Online has drifted from what we set there. */
@NullMarked
package dev.countersign.onboarding.drift;

import org.jspecify.annotations.NullMarked;
