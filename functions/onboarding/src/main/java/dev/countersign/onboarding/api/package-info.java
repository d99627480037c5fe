/** The HTTP API of an administrator. */
@NullMarked
package dev.countersign.onboarding.api;

import org.jspecify.annotations.NullMarked;
