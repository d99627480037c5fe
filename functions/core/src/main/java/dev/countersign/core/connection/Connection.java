package dev.countersign.core.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
 * @param otherSecrets those that mail may still have, or may have soon
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
    List<OtherSecret> otherSecrets) {
  /**
   * How long the secret before stays valid: a changed rule takes up to an hour to take effect, and
   * Exchange keeps trying to hand over a message for two days.
   */
  public static final Duration SECRET_OVERLAP = Duration.ofDays(3);

  public Connection {
    otherSecrets = List.copyOf(otherSecrets);
  }

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
        List.of());
  }

  /**
   * A secret that counts beside the current one.
   *
   * @param hash as {@link #secretHash}
   * @param validUntil no message with it is taken from this moment on; null for one that is about
   *     to be put into the rule: nobody can say when Exchange obeys
   */
  public record OtherSecret(String hash, @Nullable Instant validUntil) {
    /** Whether a message with it is taken. */
    public boolean isValid(Instant now) {
      return validUntil == null || now.isBefore(validUntil);
    }

    private OtherSecret endingBy(Instant latest) {
      return validUntil == null ? new OtherSecret(hash, latest) : this;
    }
  }

  /** The verified domains and the initial one, in lower case. */
  public Set<String> allDomains() {
    Set<String> all = new HashSet<>(domains);
    all.add(initialDomain);
    return all;
  }

  /** The relay domain, in steps that come after the one that adds it. */
  public String requireRelayDomain() {
    return Objects.requireNonNull(relayDomain, "The relay domain is added in an earlier step.");
  }

  /** With one secret, and no other valid. */
  public Connection withSecretHash(String hash) {
    return withSecrets(hash, List.of());
  }

  /** With another secret that counts from now on; the rule still has the current one. */
  public Connection withComingSecret(String hash) {
    if (hash.equals(secretHash)) {
      return this;
    }
    List<OtherSecret> others = new ArrayList<>(otherSecrets);
    others.removeIf(other -> other.hash().equals(hash));
    others.add(new OtherSecret(hash, null));
    return withSecrets(secretHash, others);
  }

  /** With the secret that the rule has now; those before stay valid for {@link #SECRET_OVERLAP}. */
  public Connection withRotatedSecret(String hash, Instant now) {
    Instant end = now.plus(SECRET_OVERLAP);
    List<OtherSecret> others = new ArrayList<>(otherSecrets);
    others.replaceAll(other -> other.endingBy(end));
    if (secretHash != null) {
      others.add(new OtherSecret(secretHash, end));
    }
    others.removeIf(other -> other.hash().equals(hash) || !other.isValid(now));
    return withSecrets(hash, others);
  }

  /** Whether a message with this header is the tenant's. */
  public boolean recognises(TenantHeader header, Instant now) {
    boolean recognised = header.matches(secretHash);
    // All are compared in any case: how long it takes tells nothing.
    for (OtherSecret other : otherSecrets) {
      boolean matches = header.matches(other.hash());
      recognised |= matches && other.isValid(now);
    }
    return recognised;
  }

  /** Whether the rule may have this header: it has the current secret, or one that was coming. */
  public boolean mayBeInRule(TenantHeader header) {
    return header.matches(secretHash)
        || otherSecrets.stream()
            .filter(other -> other.validUntil() == null)
            .anyMatch(other -> header.matches(other.hash()));
  }

  private Connection withSecrets(@Nullable String hash, List<OtherSecret> others) {
    return new Connection(
        subscriptionId,
        tenantId,
        organizationName,
        initialDomain,
        domains,
        returnHost,
        relayDomain,
        hash,
        others);
  }
}
