package dev.countersign.local.microsoft365.exchange;

import java.util.List;

/** Which parameters of an inbound connector make sense together. */
final class InboundConnectorChecks {

  private InboundConnectorChecks() {}

  static void check(ExchangeObject connector) throws CmdletException {
    checkCertificate(connector);
    checkAddresses(connector);
    checkType(connector);
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
  }

  private static void checkAddresses(ExchangeObject connector) throws CmdletException {
    for (String address : connector.list("SenderIPAddresses")) {
      IpAddresses.check("SenderIPAddresses", address);
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
}
