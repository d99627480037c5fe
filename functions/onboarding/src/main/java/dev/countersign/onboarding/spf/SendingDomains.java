package dev.countersign.onboarding.spf;

import dev.countersign.core.connection.Connection;
import java.util.List;

/** The domains that people of an organisation send from. */
public final class SendingDomains {
  private SendingDomains() {}

  /** In alphabetical order. */
  public static List<String> of(Connection connection) {
    // Nobody can publish anything under onmicrosoft.com, and Microsoft's own record is right.
    return connection.domains().stream()
        .filter(domain -> !domain.endsWith(".onmicrosoft.com"))
        .filter(domain -> !domain.equals(connection.relayDomain()))
        .sorted()
        .toList();
  }
}
