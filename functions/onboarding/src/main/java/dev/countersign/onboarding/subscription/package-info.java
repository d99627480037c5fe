/** The API's functions for subscriptions and for who may see and change them. */
@NullMarked
package dev.countersign.onboarding.subscription;

import org.jspecify.annotations.NullMarked;
