/**
 * Mail flows unsigned while Exchange Online takes nothing back, for organisations that want that
 * rather than wait.
 */
@NullMarked
package dev.countersign.onboarding.bypass;

import org.jspecify.annotations.NullMarked;
