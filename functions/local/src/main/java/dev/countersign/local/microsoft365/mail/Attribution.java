package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.AcceptedDomains;
import dev.countersign.local.microsoft365.exchange.AddressSpaces;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.DomainNames;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/**
 * Finds the inbound connector that a connection may use. Only a certificate counts here: it must
 * come from an authority we trust, carry the connector's TlsSenderCertificateName, and that name
 * must be an accepted domain (Microsoft: Configure mail flow using connectors).
 */
final class Attribution {

  private final AcceptedDomains domains;
  private final X509TrustManager trust;

  Attribution(AcceptedDomains domains, X509TrustManager trust) {
    this.domains = domains;
    this.trust = trust;
  }

  Optional<ExchangeObject> connector(
      X509Certificate[] chain, String sender, Configuration configuration) {
    if (chain.length == 0 || !isTrusted(chain)) {
      return Optional.empty();
    }
    return configuration.inboundConnectors().stream()
        .filter(connector -> connector.flag("Enabled"))
        .filter(connector -> takesSender(connector, sender))
        .filter(connector -> takesCertificate(connector, chain[0]))
        .findFirst();
  }

  private boolean takesCertificate(ExchangeObject connector, X509Certificate certificate) {
    String name = connector.text("TlsSenderCertificateName");
    return name != null
        && domains.contains(name.startsWith("*.") ? name.substring(2) : name)
        && CertificateNames.prove(certificate, name);
  }

  private static boolean takesSender(ExchangeObject connector, String sender) {
    String domain = DomainNames.domainOf(sender);
    return connector.list("SenderDomains").stream()
        .map(AddressSpaces::domain)
        .anyMatch(pattern -> DomainNames.matches(pattern, domain));
  }

  private boolean isTrusted(X509Certificate[] chain) {
    try {
      // A certificate for servers will do: Exchange's own have no other purpose, and public
      // authorities have stopped issuing certificates for clients.
      trust.checkServerTrusted(chain, "UNKNOWN");
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }
}
