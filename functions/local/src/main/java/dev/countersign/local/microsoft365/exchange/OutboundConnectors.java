package dev.countersign.local.microsoft365.exchange;

import static dev.countersign.local.microsoft365.exchange.ParameterType.bool;
import static dev.countersign.local.microsoft365.exchange.ParameterType.list;
import static dev.countersign.local.microsoft365.exchange.ParameterType.oneOf;
import static dev.countersign.local.microsoft365.exchange.ParameterType.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code New-OutboundConnector} and its relatives (Microsoft: Exchange PowerShell reference). */
final class OutboundConnectors implements ObjectKind {

  @Override
  public String noun() {
    return "OutboundConnector";
  }

  @Override
  public Map<String, ParameterType> parameters() {
    Map<String, ParameterType> parameters = new LinkedHashMap<>();
    for (String flag :
        List.of(
            "AllAcceptedDomains",
            "CloudServicesMailEnabled",
            "Enabled",
            "IsTransportRuleScoped",
            "RouteAllMessagesViaOnPremises",
            "SenderRewritingEnabled",
            "TestMode",
            "UseMXRecord")) {
      parameters.put(flag, bool());
    }
    parameters.put("Name", text());
    parameters.put("Comment", text());
    parameters.put("ConnectorSource", source());
    parameters.put("ConnectorType", connectorType());
    parameters.put("RecipientDomains", list());
    parameters.put("SmartHosts", list());
    parameters.put("TlsDomain", text());
    parameters.put(
        "TlsSettings",
        oneOf("TlsAuthLevel", "EncryptionOnly", "CertificateValidation", "DomainValidation"));
    return parameters;
  }

  static ParameterType connectorType() {
    return oneOf("TenantConnectorType", "OnPremises", "Partner");
  }

  static ParameterType source() {
    return oneOf("TenantConnectorSource", "Default", "Migrated", "HybridWizard", "AdminUI");
  }

  @Override
  public Map<String, @Nullable Object> defaults() {
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    defaults.put("Enabled", true);
    defaults.put("UseMXRecord", true);
    defaults.put("Comment", null);
    defaults.put("ConnectorType", "Partner");
    defaults.put("ConnectorSource", "Default");
    defaults.put("RecipientDomains", List.of());
    defaults.put("SmartHosts", List.of());
    defaults.put("TlsDomain", null);
    defaults.put("TlsSettings", null);
    defaults.put("IsTransportRuleScoped", false);
    defaults.put("RouteAllMessagesViaOnPremises", false);
    defaults.put("CloudServicesMailEnabled", false);
    defaults.put("AllAcceptedDomains", false);
    defaults.put("SenderRewritingEnabled", false);
    defaults.put("TestMode", false);
    return defaults;
  }

  @Override
  public ObjectSet in(Configuration configuration) {
    return configuration.outboundConnectors();
  }

  @Override
  public Configuration replace(Configuration configuration, ObjectSet changed) {
    return configuration.withOutboundConnectors(changed);
  }

  @Override
  public ExchangeObject check(
      ExchangeObject connector, Parameters given, Configuration configuration)
      throws CmdletException {
    OutboundConnectorChecks.check(connector);
    if (!connector.flag("IsTransportRuleScoped")) {
      refuseIfUsed(connector, configuration);
    }
    return connector;
  }

  @Override
  public void checkRemoval(ExchangeObject connector, Configuration configuration)
      throws CmdletException {
    refuseIfUsed(connector, configuration);
  }

  private static void refuseIfUsed(ExchangeObject connector, Configuration configuration)
      throws CmdletException {
    for (ExchangeObject rule : configuration.transportRules().objects()) {
      String used = rule.text("RouteMessageOutboundConnector");
      if (used != null && connector.is(used)) {
        throw CmdletErrors.invalidOperation(
            "The connector '%s' is used by the transport rule '%s'."
                .formatted(connector.name(), rule.name()));
      }
    }
  }
}
