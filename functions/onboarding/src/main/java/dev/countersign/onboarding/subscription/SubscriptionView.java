package dev.countersign.onboarding.subscription;

import dev.countersign.core.connection.Status;
import dev.countersign.core.subscription.Subscription;

/**
 * A subscription as the API shows it.
 *
 * @param createdAt ISO 8601, UTC
 * @param status of its connection to Microsoft 365
 */
record SubscriptionView(String subscriptionId, String name, String createdAt, Status status) {
  static SubscriptionView of(Subscription subscription, Status status) {
    return new SubscriptionView(
        subscription.subscriptionId(),
        subscription.name(),
        subscription.createdAt().toString(),
        status);
  }
}
