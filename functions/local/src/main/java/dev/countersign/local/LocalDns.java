package dev.countersign.local;

import dev.countersign.local.cloud.acm.Authority;
import dev.countersign.local.cloud.dns.DnsServer;
import dev.countersign.local.cloud.dns.DnsZone;
import dev.countersign.local.cloud.dns.PublicDns;
import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.LocalAuthority;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The DNS that everybody sees: what the sample organisation and the deployer publish. */
final class LocalDns implements AutoCloseable {
  private final DnsZone zone = sampleZone();
  private final DnsServer server = new DnsServer(zone);
  private final PublicDns seen = new PublicDns(server);

  /** What is published; template.yaml makes the record of the relay. */
  private static DnsZone sampleZone() {
    String egress = String.join(" ip4:", LocalParameters.EGRESS);
    return new DnsZone()
        .txt("brightwater.example", "v=spf1 include:spf.protection.outlook.com -all")
        .txt("spf.protection.outlook.com", "v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 -all")
        .txt("spf." + LocalParameters.RELAY_DOMAIN, "v=spf1 ip4:" + egress + " -all");
  }

  DnsZone zone() {
    return zone;
  }

  /** Where it answers, as {@code host:port}. */
  String address() {
    return server.address();
  }

  List<String> txt(String name) {
    return seen.txt(name);
  }

  /** Signs for ACM what is proved here. */
  Authority acm(LocalAuthority authority) {
    return new Authority() {
      @Override
      public @Nullable String cname(String name) {
        return seen.cname(name);
      }

      @Override
      public Identity issue(String name, Instant notAfter) {
        return authority.issueForServer(name, notAfter);
      }
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
