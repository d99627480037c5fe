package dev.countersign.local.microsoft365.exchange;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the sample organisation had before anybody connected it: nothing of it may change. */
public final class SampleConfiguration {

  private SampleConfiguration() {}

  /** An organisation with nothing but the policy that every organisation has. */
  public static Configuration empty(Instant now) {
    return new Configuration(
        ObjectSet.EMPTY, ObjectSet.EMPTY, filters(List.of(), now), ObjectSet.EMPTY);
  }

  /** Brightwater's own connectors, rule and allowed addresses. */
  public static Configuration brightwater(Instant now) {
    ExchangeObject logistics =
        object(
            new OutboundConnectors(),
            "Brightwater to logistics partner",
            Map.of(
                "RecipientDomains", List.of("logistics.example"), "TlsSettings", "EncryptionOnly"),
            now);
    ExchangeObject scanners =
        object(
            new InboundConnectors(() -> false),
            "Brightwater office scanners",
            Map.of(
                "ConnectorType",
                "OnPremises",
                "SenderDomains",
                List.of("smtp:brightwater.example;1"),
                "SenderIPAddresses",
                List.of("198.51.100.24"),
                "RequireTls",
                false),
            now);
    Map<String, @Nullable Object> warning = new LinkedHashMap<>(TransportRuleParameters.defaults());
    warning.put("FromScope", "NotInOrganization");
    warning.put("SetHeaderName", "X-Brightwater-External");
    warning.put("SetHeaderValue", "yes");
    return new Configuration(
        ObjectSet.EMPTY.plus(logistics),
        ObjectSet.EMPTY.plus(scanners),
        filters(List.of("198.51.100.24", "198.51.100.32/28"), now),
        ObjectSet.EMPTY.plus(
            ExchangeObject.create("Brightwater mark external mail", warning, now)));
  }

  private static ObjectSet filters(List<String> allowed, Instant now) {
    return ObjectSet.EMPTY.plus(
        object(new ConnectionFilters(), "Default", Map.of("IPAllowList", allowed), now));
  }

  private static ExchangeObject object(
      ObjectKind kind, String name, Map<String, Object> own, Instant now) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(kind.defaults());
    properties.putAll(own);
    return ExchangeObject.create(name, properties, now);
  }
}
