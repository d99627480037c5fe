package dev.countersign.local.load;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.MailContract;
import dev.countersign.core.connection.TenantHeader;
import dev.countersign.core.directory.Person;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.local.cloud.Endpoints;
import dev.countersign.local.cloud.LocalCloud;
import dev.countersign.local.cloud.LocalCloudOptions;
import dev.countersign.local.cloud.acm.Authority;
import dev.countersign.local.cloud.sqs.QueueDepth;
import dev.countersign.local.tls.LocalAuthority;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The local cloud with one connected tenant, whose Exchange is the sink. */
final class LoadedCloud implements AutoCloseable {
  static final String INGRESS = "ingress.countersign.example";
  static final String EXCHANGE = "brightwater.mail.protection.outlook.com";

  /** Nothing waits in a state machine here. */
  private static final Duration NO_EXECUTIONS = Duration.ZERO;

  private static final String SUBSCRIPTION = "loadtenant01";
  private static final String RELAY_DOMAIN = "relay.countersign.example";
  private static final String CERTIFICATES = "countersign/client-certificate/";
  private static final String SECRET = "L".repeat(43);

  private static final Duration END_LIMIT = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(10);

  private final LocalCloud cloud;
  private final @Nullable ShortLedger ledger;

  private LoadedCloud(LocalCloud cloud, @Nullable ShortLedger ledger) {
    this.cloud = cloud;
    this.ledger = ledger;
  }

  static LoadedCloud start(
      Path root, LocalAuthority authority, int exchangePort, boolean inMemory) {
    String relayDomain = MailContract.relayDomain(SUBSCRIPTION, RELAY_DOMAIN);
    LocalCloud cloud =
        LocalCloud.start(
            root.resolve("template.yaml"),
            new LocalCloudOptions(
                endpoints -> parameters(endpoints, exchangePort),
                Map.of("IngressPoint.ARecord", INGRESS),
                Map.of("Z0LOCALRELAYZONE", RELAY_DOMAIN),
                Map.of(CERTIFICATES + relayDomain, authority.issue(relayDomain).toPem()),
                INGRESS,
                authority.sslContext(authority.issue(INGRESS)),
                Authority.NONE,
                Clock.systemUTC(),
                NO_EXECUTIONS,
                LocalCloudOptions.Ports.ANY));
    if (inMemory) {
      return new LoadedCloud(
          cloud, InMemoryPath.deploy(cloud.functions(), connection(), person(), signature()));
    }
    LoadedCloud loaded = new LoadedCloud(cloud, null);
    loaded.fill();
    return loaded;
  }

  private void fill() {
    Tables tables =
        Tables.of(new Environment(cloud.functions().function("RelayMessage").environment()));
    new DynamoDbConnectionStore(tables.subscriptions()).save(connection());
    new DynamoDbDirectoryStore(tables.directory()).save(SUBSCRIPTION, person());
    new DynamoDbSignatureStore(tables.signatures())
        .save(SUBSCRIPTION, SignatureIds.DEFAULT, signature());
  }

  /** Requests to AWS that the functions have made so far, by operation. */
  Map<String, Long> requests() {
    return cloud.requestCounts().snapshot();
  }

  /** What was counted between two moments. */
  static Map<String, Long> since(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> between = new TreeMap<>();
    after.forEach(
        (operation, count) -> between.put(operation, count - before.getOrDefault(operation, 0L)));
    return between;
  }

  /** Drops what the stand-ins keep of messages that have arrived; not the mail path's memory. */
  void forget() {
    awaitEnd();
    if (ledger != null) {
      ledger.forget();
    }
    for (String bucket : cloud.buckets().names()) {
      cloud.buckets().list(bucket, "").clear();
    }
  }

  LocalCloud cloud() {
    return cloud;
  }

  Target target(String name) {
    String header = MailContract.TENANT_HEADER + ": " + SUBSCRIPTION + "." + SECRET + "\r\n";
    return new Target(name, cloud.ingressPort(), true, header);
  }

  /** A message has arrived a little before the function has written it down. */
  private void awaitEnd() {
    long limit = System.nanoTime() + END_LIMIT.toNanos();
    QueueDepth depth = cloud.queues().byName("RelayQueue").depth();
    while (depth.visible() + depth.inFlight() > 0 && System.nanoTime() < limit) {
      LockSupport.parkNanos(LOOK.toNanos());
      depth = cloud.queues().byName("RelayQueue").depth();
    }
  }

  private static Connection connection() {
    return new Connection(
        SUBSCRIPTION,
        "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95",
        "Brightwater Instruments",
        "brightwater.onmicrosoft.com",
        Set.of("brightwater.example"),
        EXCHANGE,
        MailContract.relayDomain(SUBSCRIPTION, RELAY_DOMAIN),
        TenantHeader.hash(SECRET));
  }

  private static Person person() {
    return new Person(
        "1",
        Set.of(LoadMessage.SENDER),
        Map.of("displayName", "Lena Hoffmann", "jobTitle", "Engineer", "mail", LoadMessage.SENDER));
  }

  private static SavedSignature signature() {
    return new SavedSignature("v1", LoadSignature.HTML, LoadSignature.TEXT, List.of());
  }

  private static Map<String, String> parameters(Endpoints endpoints, int exchangePort) {
    return Map.ofEntries(
        Map.entry("PublicUrl", endpoints.api().toString()),
        Map.entry("JwtIssuer", endpoints.issuer().toString()),
        Map.entry("JwtAudience", "load"),
        Map.entry("EntraClientId", "2f0c8a54-6d1b-4b8e-9a37-5c1e0d9b7f26"),
        Map.entry("RelayDomain", RELAY_DOMAIN),
        Map.entry("RelayZoneId", "Z0LOCALRELAYZONE"),
        Map.entry("ClientCertificateSecretPrefix", CERTIFICATES),
        Map.entry("EgressAddresses", "203.0.113.10"),
        Map.entry("ExchangeSmtpPort", Integer.toString(exchangePort)));
  }

  @Override
  public void close() {
    cloud.close();
  }
}
