package dev.countersign.local.microsoft365.exchange;

import static dev.countersign.local.microsoft365.exchange.ParameterType.bool;
import static dev.countersign.local.microsoft365.exchange.ParameterType.list;
import static dev.countersign.local.microsoft365.exchange.ParameterType.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code New-InboundConnector} and its relatives (Microsoft: Exchange PowerShell reference). */
final class InboundConnectors implements ObjectKind {

  /** {@code smtp:*.contoso.com;1}: an address type, a domain, a cost. */
  private static final Pattern ADDRESS_SPACE =
      Pattern.compile("(?:smtp:)?([^;]+)(?:;(\\d+))?", Pattern.CASE_INSENSITIVE);

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
    checkCertificate(connector);
    checkType(connector);
    for (String address : connector.list("SenderIPAddresses")) {
      IpAddresses.check("SenderIPAddresses", address);
    }
    Map<String, @Nullable Object> stored = new LinkedHashMap<>();
    stored.put("SenderDomains", addressSpaces(connector.list("SenderDomains")));
    return connector.with(stored, connector.changed());
  }

  private static void checkCertificate(ExchangeObject connector) throws CmdletException {
    String name = connector.text("TlsSenderCertificateName");
    if (connector.flag("RestrictDomainsToCertificate") && name == null) {
      throw CmdletErrors.invalid(
          "TlsSenderCertificateName must be specified when RestrictDomainsToCertificate is true.");
    }
    if (name != null && !connector.flag("RequireTls")) {
      throw CmdletErrors.invalid(
          "TlsSenderCertificateName can only be specified when RequireTls is true.");
    }
    if (name != null) {
      DomainNames.checkDomain("TlsSenderCertificateName", name);
    }
    if (connector.flag("RestrictDomainsToIPAddresses")
        && connector.list("SenderIPAddresses").isEmpty()) {
      throw CmdletErrors.invalid(
          "SenderIPAddresses must be specified when RestrictDomainsToIPAddresses is true.");
    }
  }

  private static void checkType(ExchangeObject connector) throws CmdletException {
    boolean onPremises = "OnPremises".equals(connector.text("ConnectorType"));
    for (String flag : List.of("CloudServicesMailEnabled", "TreatMessagesAsInternal")) {
      if (connector.flag(flag) && !onPremises) {
        throw CmdletErrors.invalid(flag + " requires the ConnectorType to be OnPremises.");
      }
    }
    if (onPremises
        && connector.text("TlsSenderCertificateName") == null
        && connector.list("SenderIPAddresses").isEmpty()) {
      throw CmdletErrors.invalid(
          "An OnPremises connector needs SenderIPAddresses or TlsSenderCertificateName.");
    }
  }

  private static List<String> addressSpaces(List<String> domains) throws CmdletException {
    List<String> spaces = new ArrayList<>();
    for (String given : domains) {
      Matcher space = ADDRESS_SPACE.matcher(given);
      if (!space.matches()) {
        throw CmdletErrors.wrongType(
            "SenderDomains", given, "Microsoft.Exchange.Data.AddressSpace");
      }
      if (!space.group(1).equals("*")) {
        DomainNames.checkDomain("SenderDomains", space.group(1));
      }
      spaces.add(
          "smtp:%s;%s".formatted(space.group(1), space.group(2) == null ? 1 : space.group(2)));
    }
    return List.copyOf(spaces);
  }
}
