package dev.countersign.local;

import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.exchange.ObjectSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at Exchange's configuration. */
final class ExchangeState {
  private ExchangeState() {}

  /** All of it, except when objects last changed. */
  static String text(Configuration configuration) {
    return configuration.toString().replaceAll("changed=[^\\]]*", "");
  }

  /** Every object of a configuration except the connection filters, which all share. */
  static List<ExchangeObject> all(Configuration configuration) {
    return Stream.of(
            configuration.outboundConnectors(),
            configuration.inboundConnectors(),
            configuration.transportRules())
        .flatMap(ObjectSet::stream)
        .toList();
  }

  /** The names of all objects, whether they are enabled, and how many addresses are allowed. */
  static String states(Configuration configuration) {
    return all(configuration).stream()
            .map(
                object ->
                    object.name()
                        + " "
                        + object.properties().getOrDefault("State", object.flag("Enabled")))
            .collect(Collectors.joining(", "))
        + ", "
        + allowedAddresses(configuration);
  }

  static List<String> allowedAddresses(Configuration configuration) {
    return configuration.connectionFilters().find("Default").orElseThrow().list("IPAllowList");
  }

  /** What the routing rule writes into the tenant's header. */
  static String tenantHeader(Configuration configuration) {
    ExchangeObject rule = configuration.transportRules().find("Countersign routing").orElseThrow();
    return String.valueOf(rule.text("SetHeaderValue"));
  }
}
