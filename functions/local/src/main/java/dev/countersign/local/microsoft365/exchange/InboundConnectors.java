package dev.countersign.local.microsoft365.exchange;

import static dev.countersign.local.microsoft365.exchange.ParameterType.bool;
import static dev.countersign.local.microsoft365.exchange.ParameterType.list;
import static dev.countersign.local.microsoft365.exchange.ParameterType.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** {@code New-InboundConnector} and its relatives (Microsoft: Exchange PowerShell reference). */
final class InboundConnectors implements ObjectKind {

  private final BooleanSupplier keptDisabled;

  /**
   * @param keptDisabled whether this organisation may not enable inbound connectors
   */
  InboundConnectors(BooleanSupplier keptDisabled) {
    this.keptDisabled = keptDisabled;
  }

  @Override
  public String noun() {
    return "InboundConnector";
  }

  @Override
  public Map<String, ParameterType> parameters() {
    Map<String, ParameterType> parameters = new LinkedHashMap<>();
    for (String flag :
        List.of(
            "CloudServicesMailEnabled",
            "EFSkipLastIP",
            "EFTestMode",
            "Enabled",
            "RequireTls",
            "RestrictDomainsToCertificate",
            "RestrictDomainsToIPAddresses",
            "TreatMessagesAsInternal")) {
      parameters.put(flag, bool());
    }
    for (String many :
        List.of(
            "AssociatedAcceptedDomains",
            "EFSkipIPs",
            "EFSkipMailGateway",
            "EFUsers",
            "SenderDomains",
            "SenderIPAddresses",
            "TrustedOrganizations")) {
      parameters.put(many, list());
    }
    parameters.put("Name", text());
    parameters.put("Comment", text());
    parameters.put("TlsSenderCertificateName", text());
    parameters.put("ConnectorSource", OutboundConnectors.source());
    parameters.put("ConnectorType", OutboundConnectors.connectorType());
    return parameters;
  }

  @Override
  public Map<String, @Nullable Object> defaults() {
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    defaults.put("Enabled", true);
    defaults.put("ConnectorType", "Partner");
    defaults.put("ConnectorSource", "Default");
    defaults.put("Comment", null);
    defaults.put("SenderIPAddresses", List.of());
    defaults.put("SenderDomains", List.of());
    defaults.put("TrustedOrganizations", List.of());
    defaults.put("AssociatedAcceptedDomains", List.of());
    defaults.put("RequireTls", true);
    defaults.put("RestrictDomainsToIPAddresses", false);
    defaults.put("RestrictDomainsToCertificate", false);
    defaults.put("CloudServicesMailEnabled", false);
    defaults.put("TreatMessagesAsInternal", false);
    defaults.put("TlsSenderCertificateName", null);
    defaults.put("EFTestMode", false);
    defaults.put("EFSkipLastIP", false);
    defaults.put("EFSkipIPs", List.of());
    defaults.put("EFSkipMailGateway", List.of());
    defaults.put("EFUsers", List.of());
    return defaults;
  }

  @Override
  public ObjectSet in(Configuration configuration) {
    return configuration.inboundConnectors();
  }

  @Override
  public Configuration replace(Configuration configuration, ObjectSet changed) {
    return configuration.withInboundConnectors(changed);
  }

  @Override
  public ExchangeObject check(
      ExchangeObject connector, Parameters given, Configuration configuration)
      throws CmdletException {
    if (connector.list("SenderDomains").isEmpty()) {
      throw CmdletErrors.missingParameter("SenderDomains");
    }
    InboundConnectorChecks.check(connector);
    Map<String, @Nullable Object> stored = new LinkedHashMap<>();
    stored.put("SenderDomains", AddressSpaces.normalize(connector.list("SenderDomains")));
    if (keptDisabled.getAsBoolean()) {
      stored.put("Enabled", false);
    }
    return connector.with(stored, connector.changed());
  }

  @Override
  public List<String> warnings(ExchangeObject created) {
    return keptDisabled.getAsBoolean()
        ? List.of("The connector was created in a disabled state. Contact Support to enable it.")
        : List.of();
  }
}
