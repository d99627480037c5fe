package dev.countersign.core.connection;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the product knows about a connected Microsoft 365 organisation. Filled in step by step while
 * onboarding; the mail path reads it with every message.
 *
 * @param tenantId of the Entra tenant
 * @param organizationName as Microsoft Graph has it
 * @param initialDomain {@code ….onmicrosoft.com}
 * @param domains the verified domains, in lower case: mail of other senders is refused
 * @param returnHost Exchange Online's host for this tenant, where signed messages go back to
 * @param relayDomain accepted domain and name in the client certificate; null until it is added
 * @param secretHash SHA-256, in hex, of the secret in the tenant's header; null until the routing
 *     rule is made
 */
public record Connection(
    String subscriptionId,
    String tenantId,
    String organizationName,
    String initialDomain,
    Set<String> domains,
    String returnHost,
    @Nullable String relayDomain,
    @Nullable String secretHash) {

  /** The relay domain, in steps that come after the one that adds it. */
  public String requireRelayDomain() {
    return Objects.requireNonNull(relayDomain, "The relay domain is added in an earlier step.");
  }

  /**
   * @param domain null, once it was taken back
   */
  public Connection withRelayDomain(@Nullable String domain) {
    return new Connection(
        subscriptionId,
        tenantId,
        organizationName,
        initialDomain,
        domains,
        returnHost,
        domain,
        secretHash);
  }

  public Connection withSecretHash(String hash) {
    return new Connection(
        subscriptionId,
        tenantId,
        organizationName,
        initialDomain,
        domains,
        returnHost,
        relayDomain,
        hash);
  }
}
