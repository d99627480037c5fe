package dev.countersign.core.subscription;

import dev.countersign.core.lambda.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An organisation that uses the product.
 *
 * @param subscriptionId see {@link SubscriptionIds}
 * @param name as people call it
 * @param owner {@code sub} claim of the user who made it: always an administrator
 * @param createdAt when
 * @param members who else may see or change it, each named as in {@link Caller#names}
 */
public record Subscription(
    String subscriptionId,
    String name,
    String owner,
    Instant createdAt,
    Map<String, Role> members) {
  public Subscription {
    members = Map.copyOf(members);
  }

  /** One that only its owner may see. */
  public Subscription(String subscriptionId, String name, String owner, Instant createdAt) {
    this(subscriptionId, name, owner, createdAt, Map.of());
  }

  public Subscription withMembers(Map<String, Role> now) {
    return new Subscription(subscriptionId, name, owner, createdAt, now);
  }

  /** The highest role that somebody has, as user or by a group; empty for strangers. */
  public Optional<Role> roleOf(Caller caller) {
    if (caller.sub().equals(owner)) {
      return Optional.of(Role.ADMIN);
    }
    return caller.names().stream()
        .flatMap(member -> Optional.ofNullable(members.get(member)).stream())
        .max(Role::compareTo);
  }
}
