package dev.countersign.core.subscription;

import java.util.Optional;

/** Where subscriptions are kept. */
public interface SubscriptionStore {
  /** Adds a new one. */
  void add(Subscription subscription);

  /** The one with this identifier. */
  Optional<Subscription> find(String subscriptionId);

  /** Replaces one that is there. */
  void replace(Subscription subscription);
}
