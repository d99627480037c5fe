package dev.countersign.core.connection;

import java.time.Duration;
import java.time.Instant;
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
 * @param oldSecret the one before, while mail that has it may still come; null without one
 */
public record Connection(
    String subscriptionId,
    String tenantId,
    String organizationName,
    String initialDomain,
    Set<String> domains,
    String returnHost,
    @Nullable String relayDomain,
    @Nullable String secretHash,
    @Nullable OldSecret oldSecret) {
  /**
   * How long the secret before stays valid: a changed rule takes up to an hour to take effect, and
   * Exchange keeps trying to hand over a message for two days.
   */
  public static final Duration SECRET_OVERLAP = Duration.ofDays(3);

  /** With one secret. */
  public Connection(
      String subscriptionId,
      String tenantId,
      String organizationName,
      String initialDomain,
      Set<String> domains,
      String returnHost,
      @Nullable String relayDomain,
      @Nullable String secretHash) {
    this(
        subscriptionId,
        tenantId,
        organizationName,
        initialDomain,
        domains,
        returnHost,
        relayDomain,
        secretHash,
        null);
  }

  /**
   * A secret that was replaced.
   *
   * @param hash as {@link #secretHash}
   * @param validUntil no message with it is taken from this moment on
   */
  public record OldSecret(String hash, Instant validUntil) {}

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
        secretHash,
        oldSecret);
  }

  /** With one secret, and no other valid. */
  public Connection withSecretHash(String hash) {
    return withSecrets(hash, null);
  }

  /** With a new secret; the one before stays valid for {@link #SECRET_OVERLAP}. */
  public Connection withRotatedSecret(String hash, Instant now) {
    String before = secretHash;
    return before == null || before.equals(hash)
        ? withSecrets(hash, oldSecret)
        : withSecrets(hash, new OldSecret(before, now.plus(SECRET_OVERLAP)));
  }

  /** Whether a message with this header is the tenant's. */
  public boolean recognises(TenantHeader header, Instant now) {
    // Both are compared in any case: how long it takes tells nothing.
    boolean current = header.matches(secretHash);
    boolean old = header.matches(oldSecret == null ? null : oldSecret.hash());
    return current || (old && oldSecret != null && now.isBefore(oldSecret.validUntil()));
  }

  private Connection withSecrets(String hash, @Nullable OldSecret old) {
    return new Connection(
        subscriptionId,
        tenantId,
        organizationName,
        initialDomain,
        domains,
        returnHost,
        relayDomain,
        hash,
        old);
  }
}
