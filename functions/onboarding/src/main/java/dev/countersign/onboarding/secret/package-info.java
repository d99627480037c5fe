/** Small secrets of a run: encrypted, short-lived, deleted when used. */
@NullMarked
package dev.countersign.onboarding.secret;

import org.jspecify.annotations.NullMarked;
