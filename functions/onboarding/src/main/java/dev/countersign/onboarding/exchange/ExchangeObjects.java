package dev.countersign.onboarding.exchange;

import static dev.countersign.core.connection.MailContract.MAX_ROUTED_BYTES;
import static dev.countersign.core.connection.MailContract.PROCESSED_HEADER;
import static dev.countersign.core.connection.MailContract.PROCESSED_VALUE;
import static dev.countersign.core.connection.MailContract.TENANT_HEADER;

import dev.countersign.core.directory.Scope;
import dev.countersign.core.run.Created.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The objects that we keep in a customer's Exchange Online. Parameters are those of Microsoft's
 * reference of the Exchange PowerShell module ({@code New-OutboundConnector}, {@code
 * New-InboundConnector}, {@code New-TransportRule}).
 */
final class ExchangeObjects {
  static final String OUTBOUND = "Countersign outbound";
  static final String INBOUND = "Countersign inbound";
  static final String OUT_OF_OFFICE = "Countersign out of office";
  static final String RECALL = "Countersign recall reports";
  static final String ROUTING = "Countersign routing";

  /** What each comment begins with; a subscription's identifier follows. */
  static final String MADE_BY = "Managed by Countersign. subscription=";

  static final String RECALL_HEADER = "X-MS-Exchange-RecallReportGenerated";
  private static final int VERSION = 2;

  private ExchangeObjects() {}

  /** By this in its comment an object is recognised as ours, whatever it is called by now. */
  static String comment(String subscriptionId, String name) {
    return MADE_BY + subscriptionId + " version=" + VERSION + " object=" + name;
  }

  /** Takes routed mail, and nothing else, to our ingress. */
  static ExchangeObject outboundConnector(String subscriptionId, String ingressHost) {
    return connector(
        "OutboundConnector",
        OUTBOUND,
        Kind.OUTBOUND_CONNECTOR,
        Map.ofEntries(
            Map.entry("Comment", comment(subscriptionId, OUTBOUND)),
            Map.entry("ConnectorType", "OnPremises"),
            Map.entry("IsTransportRuleScoped", true),
            Map.entry("UseMXRecord", false),
            Map.entry("SmartHosts", List.of(ingressHost)),
            Map.entry("TlsSettings", "DomainValidation"),
            Map.entry("TlsDomain", ingressHost),
            Map.entry("RouteAllMessagesViaOnPremises", false),
            Map.entry("CloudServicesMailEnabled", true),
            Map.entry("Enabled", true)),
        Set.of());
  }

  /** Takes returned mail that proves by its certificate that it comes from us. */
  static ExchangeObject inboundConnector(String subscriptionId, String relayDomain) {
    return connector(
        "InboundConnector",
        INBOUND,
        Kind.INBOUND_CONNECTOR,
        Map.ofEntries(
            Map.entry("Comment", comment(subscriptionId, INBOUND)),
            Map.entry("ConnectorType", "OnPremises"),
            Map.entry("SenderDomains", List.of("smtp:*")),
            Map.entry("RequireTls", true),
            Map.entry("RestrictDomainsToCertificate", true),
            Map.entry("TlsSenderCertificateName", relayDomain),
            Map.entry("CloudServicesMailEnabled", true),
            Map.entry("TreatMessagesAsInternal", false),
            // So that filters judge the real sender's address, not ours.
            Map.entry("EFSkipLastIP", true),
            Map.entry("Enabled", true)),
        Set.of("EFSkipLastIP"));
  }

  /**
   * Reports about recalled messages get the processed header, too: the routing rule has no room for
   * another header among its exceptions.
   */
  static ExchangeObject recallRule(String subscriptionId) {
    return rule(
        RECALL,
        Map.of(
            "Comments",
            comment(subscriptionId, RECALL),
            "HeaderMatchesMessageHeader",
            RECALL_HEADER,
            "HeaderMatchesPatterns",
            List.of(".+"),
            "SetHeaderName",
            PROCESSED_HEADER,
            "SetHeaderValue",
            PROCESSED_VALUE),
        1);
  }

  /** Automatic replies get the processed header, which keeps them from being routed. */
  static ExchangeObject outOfOfficeRule(String subscriptionId) {
    return rule(
        OUT_OF_OFFICE,
        Map.of(
            "Comments",
            comment(subscriptionId, OUT_OF_OFFICE),
            "MessageTypeMatches",
            "OOF",
            "SetHeaderName",
            PROCESSED_HEADER,
            "SetHeaderValue",
            PROCESSED_VALUE),
        0);
  }

  /** Routes what people inside, or in a group, send to the connector, marked as this tenant's. */
  static ExchangeObject routingRule(
      String subscriptionId, String tenantHeaderValue, Scope routingScope) {
    Scope.Group group = routingScope.group();
    return rule(
        ROUTING,
        Map.ofEntries(
            Map.entry("Comments", comment(subscriptionId, ROUTING)),
            Map.entry("FromScope", "InOrganization"),
            Map.entry("FromMemberOf", group == null ? List.of() : List.of(group.address())),
            Map.entry("RouteMessageOutboundConnector", OUTBOUND),
            Map.entry("SetHeaderName", TENANT_HEADER),
            Map.entry("SetHeaderValue", tenantHeaderValue),
            Map.entry("ExceptIfHeaderContainsMessageHeader", PROCESSED_HEADER),
            Map.entry("ExceptIfHeaderContainsWords", List.of(PROCESSED_VALUE)),
            Map.entry("ExceptIfMessageTypeMatches", "Calendaring"),
            Map.entry("ExceptIfMessageSizeOver", Long.toString(MAX_ROUTED_BYTES)),
            // Mail sent to a Microsoft 365 group comes back to it from every member otherwise.
            Map.entry(
                "ExceptIfHeaderMatchesMessageHeader",
                "X-MS-Exchange-UnifiedGroup-SubmittedViaGroupAddress"),
            Map.entry("ExceptIfHeaderMatchesPatterns", List.of(".+")),
            Map.entry("StopRuleProcessing", true),
            Map.entry("RuleErrorAction", "Ignore"),
            Map.entry("SenderAddressLocation", "Envelope")),
        2);
  }

  private static ExchangeObject connector(
      String noun, String name, Kind kind, Map<String, Object> properties, Set<String> settable) {
    return new ExchangeObject(noun, name, kind, properties, settable, Map.of(), null);
  }

  /**
   * Ours come first: a rule before them would be obeyed twice, before the signature and after it,
   * and the exceptions have to come before what they are exceptions of.
   */
  private static ExchangeObject rule(String name, Map<String, Object> properties, int priority) {
    Map<String, Object> all = new HashMap<>(properties);
    // In another mode a rule reports what it would have done.
    all.put("Mode", "Enforce");
    return new ExchangeObject(
        "TransportRule",
        name,
        Kind.TRANSPORT_RULE,
        Map.copyOf(all),
        Set.of(),
        Map.of("Enabled", false),
        priority);
  }
}
