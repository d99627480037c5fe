package dev.countersign.core.connection;

import dev.countersign.core.failure.PermanentFailure;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where connections are kept. Functions that run side by side write different things of the same
 * connection, so each writes what is its own and leaves the rest as it is.
 */
public interface ConnectionStore extends ConnectionLookup {
  /**
   * Keeps what Microsoft says of the organisation: name and domains. Makes the connection where
   * there is none; does nothing where it is to another tenant.
   *
   * @param connection of which relay domain and secrets do not count
   */
  void saveOrganization(Connection connection);

  /** Replaces the verified domains; does nothing where there is no connection to this tenant. */
  void saveDomains(String subscriptionId, String tenantId, Set<String> domains);

  /** Replaces the relay domain, as {@link #saveDomains} does. */
  void saveRelayDomain(String subscriptionId, String tenantId, String relayDomain);

  /** Forgets the relay domain, unless it is another one or there is no connection any more. */
  void forgetRelayDomain(String subscriptionId, String relayDomain);

  /**
   * Changes the secrets as they are at this moment.
   *
   * @param change made on what is read, and again should somebody else have changed the secrets
   *     meanwhile; all but the secrets of its result is ignored
   * @throws PermanentFailure if there is no connection
   */
  void changeSecrets(String subscriptionId, UnaryOperator<Connection> change);

  /** Forgets the connection and gives its Entra tenant free. */
  void remove(String subscriptionId);

  /**
   * Claims an Entra tenant for a subscription; claiming it again changes nothing.
   *
   * @return false, if it belongs to another subscription
   */
  boolean claimTenant(String tenantId, String subscriptionId);

  /** Gives an Entra tenant free, unless it belongs to another subscription. */
  void freeTenant(String tenantId, String subscriptionId);
}
