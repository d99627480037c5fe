/** The API's function that shows who did what. */
@NullMarked
package dev.countersign.onboarding.audit;

import org.jspecify.annotations.NullMarked;
