/** What one run of the onboarding has made, so that it can be taken back. */
@NullMarked
package dev.countersign.core.run;

import org.jspecify.annotations.NullMarked;
