package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunJournal;
import java.util.List;
import java.util.Map;

/**
 * The list of allowed addresses in the default connection filter policy. It is edited with {@code
 * Add} and {@code Remove} only: a plain list would replace the customer's own entries.
 */
final class ConnectionFilter {
  private static final String POLICY = "HostedConnectionFilterPolicy";
  private static final String NAME = "Default";

  private final ExchangeAdmin.Session exchange;

  ConnectionFilter(ExchangeAdmin.Session exchange) {
    this.exchange = exchange;
  }

  /** Adds what is missing, after writing it down. */
  void allow(List<String> addresses, RunJournal journal, String subscriptionId, String runId) {
    for (String address : missing(addresses)) {
      journal.record(subscriptionId, runId, new Created(Created.Kind.ALLOWED_ADDRESS, address));
      edit("Add", address);
    }
    verify(addresses);
  }

  /** Reads the policy back. */
  void verify(List<String> addresses) {
    if (!missing(addresses).isEmpty()) {
      throw Provisioner.notVisible("IPAllowList");
    }
  }

  /**
   * Removes one address.
   *
   * @return whether it was there
   */
  boolean remove(String address) {
    boolean there = missing(List.of(address)).isEmpty();
    if (there) {
      edit("Remove", address);
    }
    return there;
  }

  /** Those that are not on the list. */
  List<String> missing(List<String> addresses) {
    JsonNode policy = exchange.find(POLICY, NAME).orElseThrow(() -> Provisioner.notVisible(POLICY));
    return addresses.stream().filter(address -> !contains(policy, address)).toList();
  }

  private static boolean contains(JsonNode policy, String address) {
    for (JsonNode allowed : policy.path("IPAllowList")) {
      if (allowed.asText().equals(address)) {
        return true;
      }
    }
    return false;
  }

  private void edit(String how, String address) {
    exchange.invoke(
        "Set-" + POLICY,
        Map.of(
            "Identity",
            NAME,
            "IPAllowList",
            Map.of("@odata.type", "#Exchange.GenericHashTable", how, List.of(address))));
  }
}
