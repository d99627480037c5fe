package dev.countersign.local;

import dev.countersign.local.cloud.Endpoints;
import dev.countersign.local.cloud.api.UserIssuer;
import java.util.List;
import java.util.Map;

/** What a deployer would enter for the parameters of template.yaml. */
final class LocalParameters {
  static final String RELAY_DOMAIN = "relay.countersign.example";
  static final String RELAY_ZONE = "Z0LOCALRELAYZONE";
  static final String CREDENTIAL = "countersign/entra-credential";
  static final List<String> EGRESS = List.of("203.0.113.10", "203.0.113.11");

  private static final String CERTIFICATE_PREFIX = "countersign/client-certificate/";

  private final LocalMicrosoft365 microsoft;
  private final LocalDns dns;
  private final int ingressPort;

  LocalParameters(LocalMicrosoft365 microsoft, LocalDns dns, int ingressPort) {
    this.microsoft = microsoft;
    this.dns = dns;
    this.ingressPort = ingressPort;
  }

  /** By name. */
  Map<String, String> of(Endpoints endpoints) {
    return Map.ofEntries(
        Map.entry("PublicUrl", endpoints.api().toString()),
        Map.entry("JwtIssuer", endpoints.issuer().toString()),
        Map.entry("JwtAudience", UserIssuer.AUDIENCE),
        Map.entry("EntraClientId", LocalApplication.CLIENT_ID),
        Map.entry("EntraCredentialSecretId", CREDENTIAL),
        Map.entry("DnsResolver", dns.address()),
        Map.entry("RelayDomain", RELAY_DOMAIN),
        // The Exchange stand-in obeys changed rules at once.
        Map.entry("RuleEffectSeconds", "0"),
        Map.entry("RelayZoneId", RELAY_ZONE),
        // One machine does it all.
        Map.entry("RelayConcurrency", "5"),
        Map.entry("ClientCertificateSecretPrefix", CERTIFICATE_PREFIX),
        Map.entry("EgressAddresses", String.join(",", EGRESS)),
        Map.entry("RelaySubnetIds", "subnet-local"),
        Map.entry("RelaySecurityGroupIds", "sg-local"),
        Map.entry("MicrosoftLoginUrl", microsoft.entra().url().toString()),
        Map.entry("MicrosoftGraphUrl", microsoft.entra().url().toString()),
        Map.entry("IngressPort", Integer.toString(ingressPort)),
        Map.entry("ExchangeAdminUrl", microsoft.exchangeAdminUrl().toString()),
        Map.entry("ExchangeSmtpPort", Integer.toString(microsoft.exchange().inboundPort())));
  }
}
