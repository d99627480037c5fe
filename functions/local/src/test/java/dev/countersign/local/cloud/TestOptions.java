package dev.countersign.local.cloud;

import dev.countersign.local.cloud.acm.Authority;
import dev.countersign.local.tls.LocalAuthority;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** What the small template needs. */
final class TestOptions {
  static final LocalAuthority AUTHORITY = new LocalAuthority(Clock.systemUTC());
  static final String INGRESS_HOST = "ingress.example";

  private TestOptions() {}

  static LocalCloudOptions with(Clock clock) {
    return new LocalCloudOptions(
        endpoints -> Map.of("Issuer", endpoints.issuer().toString()),
        Map.of("Ingress.ARecord", INGRESS_HOST),
        Map.of("Z1", "relay.countersign.example"),
        Map.of("entra", "pem"),
        INGRESS_HOST,
        AUTHORITY.sslContext(AUTHORITY.issue(INGRESS_HOST)),
        Authority.NONE,
        clock,
        Duration.ofDays(1),
        LocalCloudOptions.Ports.ANY);
  }
}
