package dev.countersign.local.cli.demo;

import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.exchange.ObjectSet;
import java.util.ArrayList;
import java.util.List;

/** What onboarding made in Exchange Online, for people to read. */
final class Created {
  private final Configuration before;
  private final Configuration after;
  private final List<String> lines = new ArrayList<>();

  private Created(Configuration before, Configuration after) {
    this.before = before;
    this.after = after;
  }

  static List<String> between(Configuration before, Configuration after) {
    Created created = new Created(before, after);
    created.add("Send connector", before.outboundConnectors(), after.outboundConnectors());
    created.add("Receive connector", before.inboundConnectors(), after.inboundConnectors());
    created.addAddresses();
    created.add("Mail-flow rule", before.transportRules(), after.transportRules());
    return created.lines;
  }

  private void add(String kind, ObjectSet old, ObjectSet now) {
    now.stream()
        .filter(object -> old.find(object.name()).isEmpty())
        .forEach(object -> lines.add(kind + " \"" + object.name() + "\"" + detail(object)));
  }

  private static String detail(ExchangeObject object) {
    StringBuilder detail = new StringBuilder();
    for (String property :
        List.of("SmartHosts", "TlsSenderCertificateName", "FromScope", "MessageTypeMatches")) {
      Object value = object.properties().get(property);
      if (value != null) {
        detail.append(", ").append(property).append(' ').append(value);
      }
    }
    Object state = object.properties().get("State");
    return state == null ? detail.toString() : detail + ", " + state;
  }

  private void addAddresses() {
    List<String> old = allowed(before);
    List<String> added = allowed(after).stream().filter(a -> !old.contains(a)).toList();
    lines.add(
        "Connection filter: "
            + String.join(", ", added)
            + " (the customer's "
            + old.size()
            + " entries are as they were)");
  }

  private static List<String> allowed(Configuration configuration) {
    return configuration.connectionFilters().find("Default").orElseThrow().list("IPAllowList");
  }
}
