package dev.countersign.core.subscription;

import java.time.Instant;

/**
 * An organisation that uses the product.
 *
 * @param subscriptionId see {@link SubscriptionIds}
 * @param name as people call it
 * @param owner {@code sub} claim of the user who made it: the only one who may see or change it
 * @param createdAt when
 */
public record Subscription(String subscriptionId, String name, String owner, Instant createdAt) {}
