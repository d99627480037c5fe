package dev.countersign.local;

import dev.countersign.local.microsoft365.organization.SampleOrganization;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a receipt says was taken down, a line for each: kind, identity, outcome. */
final class TakenDown {
  private TakenDown() {}

  /** In the order in which it is removed. */
  static List<String> everything(Customer customer) {
    String relayDomain = customer.subscriptionId() + ".relay.countersign.example";
    return List.of(
        "TRANSPORT_RULE Countersign routing REMOVED",
        "TRANSPORT_RULE Countersign recall reports REMOVED",
        "TRANSPORT_RULE Countersign out of office REMOVED",
        "OUTBOUND_CONNECTOR Countersign outbound REMOVED",
        "INBOUND_CONNECTOR Countersign inbound REMOVED",
        "ALLOWED_ADDRESS 203.0.113.11 REMOVED",
        "ALLOWED_ADDRESS 203.0.113.10 REMOVED",
        "CLIENT_CERTIFICATE " + relayDomain + " REMOVED",
        "RELAY_DOMAIN " + relayDomain + " REMOVED",
        "DIRECTORY people REMOVED",
        "CONNECTION " + SampleOrganization.BRIGHTWATER_TENANT_ID + " REMOVED");
  }

  static List<String> taken(Customer customer) {
    return StreamSupport.stream(customer.receipt().path("takenDown").spliterator(), false)
        .map(
            taken ->
                String.join(
                    " ",
                    taken.path("kind").asText(),
                    taken.path("identity").asText(),
                    taken.path("outcome").asText()))
        .toList();
  }
}
