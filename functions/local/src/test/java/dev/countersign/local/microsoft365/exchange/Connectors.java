package dev.countersign.local.microsoft365.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters of connectors and rules as the product sends them. */
public final class Connectors {

  public static final String SMART_HOST = "ingress.countersign.example";
  public static final String CERTIFICATE_NAME = "abc123def456.relay.countersign.example";

  private Connectors() {}

  public static Map<String, Object> outbound() {
    return new HashMap<>(
        Map.of(
            "Name",
            "Countersign outbound",
            "ConnectorType",
            "OnPremises",
            "IsTransportRuleScoped",
            true,
            "UseMXRecord",
            false,
            "SmartHosts",
            List.of(SMART_HOST),
            "TlsSettings",
            "DomainValidation",
            "TlsDomain",
            SMART_HOST,
            "RouteAllMessagesViaOnPremises",
            false,
            "CloudServicesMailEnabled",
            true));
  }

  public static Map<String, Object> inbound() {
    return new HashMap<>(
        Map.of(
            "Name",
            "Countersign inbound",
            "ConnectorType",
            "OnPremises",
            "SenderDomains",
            List.of("smtp:*"),
            "RequireTls",
            true,
            "RestrictDomainsToCertificate",
            true,
            "TlsSenderCertificateName",
            CERTIFICATE_NAME,
            "CloudServicesMailEnabled",
            true,
            "TreatMessagesAsInternal",
            false));
  }

  public static Map<String, Object> routing() {
    Map<String, Object> rule = new HashMap<>();
    rule.put("Name", "Countersign routing");
    rule.put("Priority", 0);
    rule.put("Enabled", true);
    rule.put("FromScope", "InOrganization");
    rule.put("SenderAddressLocation", "Envelope");
    rule.put("RouteMessageOutboundConnector", "Countersign outbound");
    rule.put("SetHeaderName", "X-Countersign-Tenant");
    rule.put("SetHeaderValue", "abc123def456.secret");
    rule.put("StopRuleProcessing", true);
    rule.put("RuleErrorAction", "Ignore");
    rule.put("ExceptIfHeaderContainsMessageHeader", "X-Countersign-Processed");
    rule.put("ExceptIfHeaderContainsWords", List.of("1"));
    rule.put("ExceptIfMessageSizeOver", "23592960");
    rule.put("ExceptIfMessageTypeMatches", "Calendaring");
    return rule;
  }
}
