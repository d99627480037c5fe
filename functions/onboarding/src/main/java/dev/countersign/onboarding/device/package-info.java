/**
 * The code that an administrator enters to let us configure Exchange Online, and the tokens it
 * brings.
 */
@NullMarked
package dev.countersign.onboarding.device;

import org.jspecify.annotations.NullMarked;
