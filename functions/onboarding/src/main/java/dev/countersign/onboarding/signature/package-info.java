/** The API's functions for signatures and the rules that choose among them. */
@NullMarked
package dev.countersign.onboarding.signature;

import org.jspecify.annotations.NullMarked;
