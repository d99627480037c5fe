package dev.countersign.directory;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.directory.graph.Graph;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Empty tables, a stand-in for Microsoft, and the sample events. */
final class DirectoryFixture implements AutoCloseable {
  static final String SUBSCRIPTION = "kq7m2v9x4tza";
  private static final String CREDENTIAL = credential();

  final MicrosoftServer microsoft = new MicrosoftServer();
  final Tables tables = LocalTables.fresh();
  final DynamoDbConnectionStore connections = new DynamoDbConnectionStore(tables.subscriptions());
  final DirectoryPorts ports = DirectoryPorts.of(tables, Clock.systemUTC());
  final Graph graph =
      GraphAccess.of(
          new Environment(
              Map.of(
                  "ENTRA_CLIENT_ID", "11111111-2222-3333-4444-555555555555",
                  "MICROSOFT_LOGIN_URL", microsoft.url(),
                  "MICROSOFT_GRAPH_URL", microsoft.url())),
          () -> CREDENTIAL);

  /** Begins the run of the sample events. */
  DirectoryFixture() {
    ports.status().begin(SUBSCRIPTION, runId());
  }

  static String runId() {
    return event("AddRelayDomain", RunInput.class).runId();
  }

  static <T> T event(String name, Class<T> type) {
    Path root = Path.of(System.getProperty("countersign.root", "../.."));
    try {
      return Json.MAPPER.readValue(
          Files.readString(root.resolve("events").resolve(name + ".json")), type);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Connection connect() {
    Connection connection =
        new Connection(
            SUBSCRIPTION,
            MicrosoftServer.TENANT,
            "Brightwater Instruments",
            "brightwater.onmicrosoft.com",
            Set.of("brightwater.example"),
            "brightwater.mail.protection.outlook.com",
            null,
            "hash");
    connections.save(connection);
    return connection;
  }

  /**
   * The ports of a function beside which somebody else works, right before it claims the tenant.
   */
  DirectoryPorts beforeClaiming(Runnable other) {
    ConnectionStore watched =
        (ConnectionStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ConnectionStore.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("claimTenant")) {
                    other.run();
                  }
                  return method.invoke(connections, arguments);
                });
    return new DirectoryPorts(
        ports.status(),
        watched,
        ports.scopes(),
        ports.directory(),
        ports.cursors(),
        ports.memberships(),
        ports.photos(),
        ports.signatures(),
        ports.synchronizations(),
        ports.journal(),
        ports.clock());
  }

  private static String credential() {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair keys = generator.generateKeyPair();
      X500Name name = new X500Name("CN=Countersign");
      Instant now = Instant.now();
      pem.writeObject(new JcaPKCS8Generator(keys.getPrivate(), null));
      pem.writeObject(
          new JcaX509v3CertificateBuilder(
                  name,
                  BigInteger.ONE,
                  Date.from(now.minusSeconds(60)),
                  Date.from(now.plusSeconds(3600)),
                  name,
                  keys.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  @Override
  public void close() {
    microsoft.close();
  }
}
