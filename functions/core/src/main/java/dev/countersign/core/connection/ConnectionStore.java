package dev.countersign.core.connection;

import dev.countersign.core.failure.PermanentFailure;
import java.util.Optional;
import java.util.Set;

/** Where connections are kept. */
public interface ConnectionStore {
  /** The connection of a subscription; empty before consent. */
  Optional<Connection> find(String subscriptionId);

  /** As it is at this moment, should {@link #find} answer with what was read a short time ago. */
  default Optional<Connection> findNow(String subscriptionId) {
    return find(subscriptionId);
  }

  /** Replaces what is known. */
  void save(Connection connection);

  /**
   * Replaces the verified domains and nothing else: a secret may change at the same time. Does
   * nothing where the subscription has no connection to this tenant.
   */
  void saveDomains(String subscriptionId, String tenantId, Set<String> domains);

  /** Replaces the relay domain and nothing else, as {@link #saveDomains} does. */
  void saveRelayDomain(String subscriptionId, String tenantId, String relayDomain);

  /** Forgets the connection and gives its Entra tenant free. */
  void remove(String subscriptionId);

  /**
   * Claims an Entra tenant for a subscription; claiming it again changes nothing.
   *
   * @return false, if it belongs to another subscription
   */
  boolean claimTenant(String tenantId, String subscriptionId);

  /**
   * The connection of a subscription that has one.
   *
   * @throws PermanentFailure if it has none
   */
  default Connection require(String subscriptionId) {
    return find(subscriptionId)
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "NotConsented",
                    "No Microsoft 365 organisation has been connected yet. Start again with"
                        + " Connect to Microsoft 365.",
                    "no connection record"));
  }
}
