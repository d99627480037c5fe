package dev.countersign.local;

import dev.countersign.local.cloud.Endpoints;
import dev.countersign.local.cloud.LocalCloud;
import dev.countersign.local.cloud.LocalCloudOptions;
import dev.countersign.local.cloud.acm.Authority;
import dev.countersign.local.cloud.api.UserIssuer;
import dev.countersign.local.cloud.dns.DnsServer;
import dev.countersign.local.cloud.dns.DnsZone;
import dev.countersign.local.cloud.dns.PublicDns;
import dev.countersign.local.microsoft365.EntraAndGraph;
import dev.countersign.local.microsoft365.identity.AppRegistration;
import dev.countersign.local.microsoft365.mail.ExchangeOnline;
import dev.countersign.local.microsoft365.organization.Organization;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import dev.countersign.local.tls.ApplicationCredential;
import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.LocalAuthority;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The product as template.yaml deploys it, to the local cloud, beside a Microsoft 365 that has one
 * organisation in it. Everything is in memory and gone when it is closed.
 */
public final class LocalDeployment implements AutoCloseable {
  static final String INGRESS_HOST = "ingress.countersign.example";

  private static final String RELAY_DOMAIN = "relay.countersign.example";
  static final String RELAY_ZONE = "Z0LOCALRELAYZONE";
  static final String CLIENT_ID = "2f0c8a54-6d1b-4b8e-9a37-5c1e0d9b7f26";
  private static final String CREDENTIAL = "countersign/entra-credential";
  private static final String CERTIFICATE_PREFIX = "countersign/client-certificate/";
  private static final List<String> EGRESS = List.of("203.0.113.10", "203.0.113.11");

  /**
   * What may be chosen.
   *
   * @param root the repository: template.yaml, statemachine/
   * @param ports 0 for any free one
   * @param deviceCodeInterval how often a device code may be polled
   * @param longestWait of executions: tests cut hours short
   * @param parameters of the template that are to be different
   * @param organization the one in Microsoft 365
   */
  public record Options(
      Path root,
      Ports ports,
      Duration deviceCodeInterval,
      Clock clock,
      Duration longestWait,
      Map<String, String> parameters,
      Organization organization) {
    private static final Duration UNLIMITED = Duration.ofDays(365);

    public Options(Path root, Ports ports, Duration deviceCodeInterval, Clock clock) {
      this(root, ports, deviceCodeInterval, clock, UNLIMITED);
    }

    public Options(
        Path root, Ports ports, Duration deviceCodeInterval, Clock clock, Duration longestWait) {
      this(
          root,
          ports,
          deviceCodeInterval,
          clock,
          longestWait,
          Map.of(),
          SampleOrganization.brightwater());
    }

    Options with(String parameter, String value) {
      Map<String, String> changed = new HashMap<>(parameters);
      changed.put(parameter, value);
      return new Options(
          root, ports, deviceCodeInterval, clock, longestWait, changed, organization);
    }

    public Options with(Organization other) {
      return new Options(root, ports, deviceCodeInterval, clock, longestWait, parameters, other);
    }
  }

  /** Where people look; 0 for any free port. */
  public record Ports(int api, int aws, int microsoft, int submission, int imap) {
    public static final Ports ANY = new Ports(0, 0, 0, 0, 0);
  }

  private final LocalAuthority authority;
  private final Identity credential;
  private final int apiPort;
  private final int ingressPort = LocalMachine.freePort();
  private final LocalMicrosoft365 microsoft;
  private final DnsZone dnsZone = sampleZone();
  private final DnsServer dns = new DnsServer(dnsZone);
  private final PublicDns publicDns = new PublicDns(dns);
  private @Nullable LocalCloud cloud;

  private LocalDeployment(Options options) {
    authority = new LocalAuthority(options.clock());
    LocalMachine.trust(authority);
    credential = ApplicationCredential.create(options.clock());
    apiPort = options.ports().api() == 0 ? LocalMachine.freePort() : options.ports().api();
    microsoft =
        new LocalMicrosoft365(
            options, application(), authority, publicDns::txt, (host, port) -> resolve(host));
  }

  /** Starts everything; takes a few seconds. */
  public static LocalDeployment start(Options options) {
    LocalDeployment deployment = new LocalDeployment(options);
    try {
      deployment.cloud = deployment.startCloud(options);
      deployment.dnsZone.delegate(deployment.cloud.zones());
      return deployment;
    } catch (RuntimeException e) {
      deployment.close();
      throw e;
    }
  }

  public LocalCloud cloud() {
    if (cloud == null) {
      throw new IllegalStateException("The local cloud has not been started.");
    }
    return cloud;
  }

  public EntraAndGraph microsoft() {
    return microsoft.entra();
  }

  public ExchangeOnline exchange() {
    return microsoft.exchange();
  }

  public Organization organization() {
    return microsoft.organization();
  }

  /** What is published; template.yaml makes the record of the relay. */
  private static DnsZone sampleZone() {
    return new DnsZone()
        .txt("brightwater.example", "v=spf1 include:spf.protection.outlook.com -all")
        .txt("spf.protection.outlook.com", "v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 -all")
        .txt("spf." + RELAY_DOMAIN, "v=spf1 ip4:" + String.join(" ip4:", EGRESS) + " -all");
  }

  /** Signs for ACM what the public DNS proves. */
  private Authority acmAuthority() {
    return new Authority() {
      @Override
      public @Nullable String cname(String name) {
        return publicDns.cname(name);
      }

      @Override
      public Identity issue(String name, Instant notAfter) {
        return authority.issueForServer(name, notAfter);
      }
    };
  }

  /** For names that are not in Route 53: what people publish. */
  DnsZone dns() {
    return dnsZone;
  }

  /** Signs certificates that people buy. */
  LocalAuthority authority() {
    return authority;
  }

  private AppRegistration application() {
    String api = "http://127.0.0.1:" + apiPort;
    return AppRegistration.countersign(
            CLIENT_ID,
            Set.of(
                api + "/signin/callback",
                api + "/consent/callback",
                api + "/authorization/callback"),
            credential.certificate())
        .withGraphPermission("Domain.ReadWrite.All");
  }

  private InetSocketAddress resolve(String host) {
    if (!host.equals(INGRESS_HOST)) {
      return InetSocketAddress.createUnresolved(host, 25);
    }
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), cloud().ingressPort());
  }

  private LocalCloud startCloud(Options options) {
    return LocalCloud.start(
        options.root().resolve("template.yaml"),
        new LocalCloudOptions(
            endpoints -> parameters(endpoints, options),
            Map.of("IngressPoint.ARecord", INGRESS_HOST),
            Map.of(RELAY_ZONE, RELAY_DOMAIN),
            Map.of(CREDENTIAL, credential.toPem()),
            INGRESS_HOST,
            authority.sslContext(authority.issue(INGRESS_HOST)),
            acmAuthority(),
            options.clock(),
            options.longestWait(),
            new LocalCloudOptions.Ports(options.ports().aws(), apiPort, 0, ingressPort)));
  }

  private Map<String, String> parameters(Endpoints endpoints, Options options) {
    Map<String, String> parameters = new HashMap<>(parameters(endpoints));
    parameters.putAll(options.parameters());
    return parameters;
  }

  private Map<String, String> parameters(Endpoints endpoints) {
    return Map.ofEntries(
        Map.entry("PublicUrl", endpoints.api().toString()),
        Map.entry("JwtIssuer", endpoints.issuer().toString()),
        Map.entry("JwtAudience", UserIssuer.AUDIENCE),
        Map.entry("EntraClientId", CLIENT_ID),
        Map.entry("EntraCredentialSecretId", CREDENTIAL),
        Map.entry("DnsResolver", dns.address()),
        Map.entry("RelayDomain", RELAY_DOMAIN),
        // The Exchange stand-in obeys changed rules at once.
        Map.entry("RuleEffectSeconds", "0"),
        Map.entry("RelayZoneId", RELAY_ZONE),
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

  @Override
  public void close() {
    if (cloud != null) {
      cloud.close();
    }
    microsoft.close();
    dns.close();
  }
}
