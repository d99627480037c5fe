package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.MailContract;
import dev.countersign.core.subscription.SubscriptionIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Decides whether a message comes from a tenant: the tenant's routing rule puts a secret into a
 * header that nobody else can know.
 */
final class TenantCheck {
  /** What there is to compare with where a tenant is not known: no secret hashes to it. */
  private static final String NO_HASH = "";

  private final ConnectionStore connections;

  TenantCheck(ConnectionStore connections) {
    this.connections = connections;
  }

  /** What came of the check. */
  sealed interface Verdict {
    /** It is this tenant's. */
    record Trusted(Connection connection) implements Verdict {}

    /** It is a stranger's. */
    record Refused(Refusal reason) implements Verdict {}
  }

  /** Why a message was refused. */
  enum Refusal {
    NO_TENANT_HEADER,
    TENANT_HEADER_REPEATED,
    TENANT_HEADER_MALFORMED,
    UNKNOWN_TENANT,
    WRONG_SECRET,
    FOREIGN_SENDER
  }

  /**
   * Checks a message.
   *
   * @param mailFrom envelope sender; empty for the null sender, whose domain nobody can check
   */
  Verdict check(MessageHeaders headers, String mailFrom) {
    List<String> values = headers.all(MailContract.TENANT_HEADER);
    if (values.size() != 1) {
      return new Verdict.Refused(
          values.isEmpty() ? Refusal.NO_TENANT_HEADER : Refusal.TENANT_HEADER_REPEATED);
    }
    String[] parts = values.get(0).strip().split("\\.", -1);
    if (parts.length != 2 || !SubscriptionIds.isValid(parts[0]) || parts[1].isEmpty()) {
      return new Verdict.Refused(Refusal.TENANT_HEADER_MALFORMED);
    }
    return connections
        .find(parts[0])
        .map(connection -> check(connection, parts[1], mailFrom))
        .orElse(new Verdict.Refused(Refusal.UNKNOWN_TENANT));
  }

  private static Verdict check(Connection connection, String secret, String mailFrom) {
    if (!isSecretOf(connection, secret)) {
      return new Verdict.Refused(Refusal.WRONG_SECRET);
    }
    return mailFrom.isEmpty() || isDomainOf(connection, AddressParser.domain(mailFrom))
        ? new Verdict.Trusted(connection)
        : new Verdict.Refused(Refusal.FOREIGN_SENDER);
  }

  private static boolean isSecretOf(Connection connection, String secret) {
    String expected = connection.secretHash() == null ? NO_HASH : connection.secretHash();
    return MessageDigest.isEqual(
        sha256(secret).getBytes(StandardCharsets.US_ASCII),
        expected.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isDomainOf(Connection connection, String domain) {
    String lower = domain.toLowerCase(Locale.ROOT);
    return connection.domains().contains(lower) || connection.initialDomain().equals(lower);
  }

  private static String sha256(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256.", e);
    }
  }
}
