/** Whether the SPF records of sending domains fit to what Countersign needs (RFC 7208). */
@NullMarked
package dev.countersign.onboarding.spf;

import org.jspecify.annotations.NullMarked;
