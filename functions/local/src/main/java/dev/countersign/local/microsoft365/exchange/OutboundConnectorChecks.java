package dev.countersign.local.microsoft365.exchange;

import java.util.List;

/** Which parameters of an outbound connector make sense together. */
final class OutboundConnectorChecks {

  private OutboundConnectorChecks() {}

  static void check(ExchangeObject connector) throws CmdletException {
    checkRouting(connector);
    checkTls(connector);
    checkOnPremises(connector);
  }

  private static void checkRouting(ExchangeObject connector) throws CmdletException {
    boolean hosts = !connector.list("SmartHosts").isEmpty();
    if (!connector.flag("UseMXRecord") && !hosts) {
      throw CmdletErrors.invalid(
          "SmartHosts must be specified when the UseMXRecord parameter is set to false.");
    }
    if (connector.flag("UseMXRecord") && hosts) {
      throw CmdletErrors.invalid(
          "SmartHosts can't be specified when the UseMXRecord parameter is set to true.");
    }
    boolean routes =
        connector.flag("IsTransportRuleScoped")
            || connector.flag("AllAcceptedDomains")
            || connector.flag("RouteAllMessagesViaOnPremises")
            || !connector.list("RecipientDomains").isEmpty();
    if (!routes) {
      throw CmdletErrors.invalid(
          "RecipientDomains must be specified unless the connector is scoped to transport rules.");
    }
  }

  private static void checkTls(ExchangeObject connector) throws CmdletException {
    boolean validatesDomain = "DomainValidation".equals(connector.text("TlsSettings"));
    String domain = connector.text("TlsDomain");
    if (validatesDomain && (domain == null || domain.isBlank())) {
      throw CmdletErrors.invalid(
          "TlsDomain must be specified when TlsSettings is set to DomainValidation.");
    }
    if (!validatesDomain && domain != null) {
      throw CmdletErrors.invalid(
          "TlsDomain can only be specified when TlsSettings is set to DomainValidation.");
    }
    if (domain != null) {
      DomainNames.checkDomain("TlsDomain", domain);
    }
  }

  private static void checkOnPremises(ExchangeObject connector) throws CmdletException {
    for (String flag :
        List.of(
            "RouteAllMessagesViaOnPremises", "AllAcceptedDomains", "CloudServicesMailEnabled")) {
      if (connector.flag(flag) && !"OnPremises".equals(connector.text("ConnectorType"))) {
        throw CmdletErrors.invalid(flag + " requires the ConnectorType to be OnPremises.");
      }
    }
  }
}
