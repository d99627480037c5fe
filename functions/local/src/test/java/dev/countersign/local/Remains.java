package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.microsoft365.exchange.Configuration;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a run leaves behind, compared with what was there before it. */
final class Remains {
  /** Choices, what happened, and what is shown about it. */
  private static final Set<String> KEPT =
      Set.of(
          "SUBSCRIPTION",
          "STATUS",
          "SIGNIN",
          "PROGRESS",
          "LINK",
          "RECEIPT",
          "PLAN",
          "AUDIT",
          "SCOPE",
          "SYNCHRONIZATION",
          "signature",
          // The ledger's, of the test message; it expires.
          "MESSAGE",
          "TAKENBACK");

  /**
   * What tells about the past after disconnecting, the trace of messages included; the signatures
   * are for the next time.
   */
  private static final Set<String> KEPT_AFTER_DISCONNECTING =
      Set.of(
          "SUBSCRIPTION",
          "STATUS",
          "SIGNIN",
          "PROGRESS",
          "LINK",
          "RECEIPT",
          "AUDIT",
          "MESSAGE",
          "signature");

  private final LocalDeployment deployment;
  private final String subscriptionId;
  private final Configuration before;

  /** Of a subscription that is not connected yet. */
  Remains(LocalDeployment deployment, String subscriptionId) {
    this.deployment = deployment;
    this.subscriptionId = subscriptionId;
    this.before = deployment.exchange().configuration();
  }

  /** Exchange, domains, DNS and our tables are as they were. */
  void assertNothing() {
    assertExchangeAsBefore();
    String relayDomain = subscriptionId + ".relay.countersign.example";
    assertThat(deployment.organization().domains().find(relayDomain)).isNull();
    assertThat(deployment.cloud().zones().names(LocalParameters.RELAY_ZONE))
        .noneMatch(name -> name.contains(relayDomain));
    assertThat(deployment.cloud().certificates().domains()).doesNotContain(relayDomain);
    assertThat(deployment.cloud().secrets().names())
        .noneMatch(secret -> secret.endsWith(relayDomain));
    assertNothingIsKnown();
  }

  void assertExchangeAsBefore() {
    assertThat(ExchangeState.text(deployment.exchange().configuration()))
        .isEqualTo(ExchangeState.text(before));
  }

  /** Neither people nor organisation, neither secrets nor anything that waits. */
  void assertNothingIsKnown() {
    try (StoredData data = new StoredData()) {
      assertThat(items(data.dumpOf(subscriptionId))).isSubsetOf(KEPT);
    }
  }

  /** Nor what was chosen, planned or found out while it was connected. */
  void assertNothingButThePast() {
    try (StoredData data = new StoredData()) {
      assertThat(items(data.dumpOf(subscriptionId))).isSubsetOf(KEPT_AFTER_DISCONNECTING);
    }
  }

  private static Set<String> items(String dump) {
    Set<String> items = new LinkedHashSet<>();
    dump.lines().map(Remains::item).forEach(items::add);
    return items;
  }

  private static String item(String line) {
    if (line.contains("signatureId=")) {
      return "signature";
    }
    String key = line.replaceFirst(".*?[ ,]item=([^, ]+).*", "$1");
    return key.contains("#TAKENBACK#") ? "TAKENBACK" : key.replaceFirst("#.*", "");
  }
}
