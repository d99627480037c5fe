/** Links that lead to one run: made, handed on, replaced, used up. */
@NullMarked
package dev.countersign.onboarding.link;

import org.jspecify.annotations.NullMarked;
