package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.connection.MailContract;
import dev.countersign.core.connection.TenantHeader;
import dev.countersign.signature.choose.Domains;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a message comes from a tenant: the tenant's routing rule puts a secret into a
 * header that nobody else can know.
 */
final class TenantCheck {
  private final ConnectionLookup connections;

  private final Clock clock;

  TenantCheck(ConnectionLookup connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
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
    return TenantHeader.parse(values.get(0).strip())
        .map(header -> check(header, mailFrom))
        .orElse(new Verdict.Refused(Refusal.TENANT_HEADER_MALFORMED));
  }

  private Verdict check(TenantHeader header, String mailFrom) {
    Verdict verdict = check(connections.find(header.subscriptionId()), header, mailFrom);
    // Before anything is refused: the secret or a domain may be newer than what is remembered.
    return verdict instanceof Verdict.Trusted
        ? verdict
        : check(connections.findNow(header.subscriptionId()), header, mailFrom);
  }

  private Verdict check(Optional<Connection> connection, TenantHeader header, String mailFrom) {
    return connection
        .map(found -> check(found, header, mailFrom))
        .orElse(new Verdict.Refused(Refusal.UNKNOWN_TENANT));
  }

  private Verdict check(Connection connection, TenantHeader header, String mailFrom) {
    if (!connection.recognises(header, clock.instant())) {
      return new Verdict.Refused(Refusal.WRONG_SECRET);
    }
    return maySend(connection, mailFrom)
        ? new Verdict.Trusted(connection)
        : new Verdict.Refused(Refusal.FOREIGN_SENDER);
  }

  /**
   * Whether an envelope sender is the null sender, or of one of the tenant's domains or below one.
   */
  static boolean maySend(Connection connection, String mailFrom) {
    return mailFrom.isEmpty() || Domains.areOf(connection.allDomains(), mailFrom);
  }
}
