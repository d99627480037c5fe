package dev.countersign.local;

import dev.countersign.local.cloud.Endpoints;
import dev.countersign.local.cloud.LocalCloud;
import dev.countersign.local.cloud.LocalCloudOptions;
import dev.countersign.local.cloud.dns.DnsZone;
import dev.countersign.local.microsoft365.EntraAndGraph;
import dev.countersign.local.microsoft365.mail.ExchangeOnline;
import dev.countersign.local.microsoft365.organization.Organization;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import dev.countersign.local.tls.LocalAuthority;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The product as template.yaml deploys it, to the local cloud, beside a Microsoft 365 that has one
 * organisation in it. Everything is in memory and gone when it is closed.
 */
public final class LocalDeployment implements AutoCloseable {
  private static final String INGRESS_HOST = "ingress.countersign.example";

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
  private final LocalApplication application;
  private final int apiPort;
  private final int ingressPort = LocalMachine.freePort();
  private final LocalDns dns = new LocalDns();
  private final LocalMicrosoft365 microsoft;
  private @Nullable LocalCloud cloud;

  private LocalDeployment(Options options) {
    authority = new LocalAuthority(options.clock());
    LocalMachine.trust(authority);
    application = new LocalApplication(options.clock());
    apiPort = options.ports().api() == 0 ? LocalMachine.freePort() : options.ports().api();
    microsoft =
        new LocalMicrosoft365(
            options,
            application.registration("http://127.0.0.1:" + apiPort),
            authority,
            dns::txt,
            (host, port) -> resolve(host));
  }

  /** Starts everything; takes a few seconds. */
  public static LocalDeployment start(Options options) {
    LocalDeployment deployment = new LocalDeployment(options);
    try {
      deployment.cloud = deployment.startCloud(options);
      deployment.dns.zone().delegate(deployment.cloud.zones());
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

  /** For names that are not in Route 53: what people publish. */
  DnsZone dns() {
    return dns.zone();
  }

  /** Signs certificates that people buy. */
  LocalAuthority authority() {
    return authority;
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
            Map.of(LocalParameters.RELAY_ZONE, LocalParameters.RELAY_DOMAIN),
            Map.of(LocalParameters.CREDENTIAL, application.credentialPem()),
            INGRESS_HOST,
            authority.sslContext(authority.issue(INGRESS_HOST)),
            dns.acm(authority),
            options.clock(),
            options.longestWait(),
            new LocalCloudOptions.Ports(options.ports().aws(), apiPort, 0, ingressPort)));
  }

  private Map<String, String> parameters(Endpoints endpoints, Options options) {
    Map<String, String> parameters =
        new HashMap<>(new LocalParameters(microsoft, dns, ingressPort).of(endpoints));
    parameters.putAll(options.parameters());
    return parameters;
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
