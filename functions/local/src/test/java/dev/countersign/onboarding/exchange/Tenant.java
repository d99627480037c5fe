package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.directory.ScopeStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbRunJournal;
import dev.countersign.core.dynamodb.DynamoDbScopeStore;
import dev.countersign.core.dynamodb.DynamoDbStatusStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.local.microsoft365.exchange.Admin;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ConfigurationStore;
import dev.countersign.local.microsoft365.exchange.ExchangeAdministration;
import dev.countersign.local.microsoft365.exchange.Hydration;
import dev.countersign.local.microsoft365.exchange.SampleConfiguration;
import dev.countersign.local.microsoft365.exchange.SmallOrganization;
import dev.countersign.onboarding.secret.SecretStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An organisation in the Exchange stand-in, and what tasks need to work in it. */
final class Tenant implements AutoCloseable {
  static final String SUBSCRIPTION = "kq7m2v9x4tza";
  static final String PARENT = "relay.example";
  static final String RELAY = SUBSCRIPTION + "." + PARENT;
  static final String INGRESS = "ingress.countersign.example";
  static final List<String> EGRESS = List.of("203.0.113.7", "203.0.113.8");
  static final RunInput INPUT = new RunInput(SUBSCRIPTION, "run1");
  static final Credential CREDENTIAL = new Credential("token", SmallOrganization.ADMIN);

  final Table table = LocalTables.fresh().subscriptions();
  final SmallOrganization organization = new SmallOrganization();
  final ExchangeAdministration exchange;
  final ExchangePorts ports;
  final SecretStore secrets = new HeldSecrets();
  private final HttpServer server;

  Tenant(Clock clock, Duration hydration, String... roles) {
    exchange =
        new ExchangeAdministration(
            organization.organization(),
            new ConfigurationStore(
                SampleConfiguration.brightwater(clock.instant()), clock, Duration.ZERO),
            bearer -> new Admin(SmallOrganization.TENANT, SmallOrganization.ADMIN, Set.of(roles)),
            new Hydration(false, hydration, clock),
            clock);
    server = serve(exchange);
    DynamoDbConnectionStore connections = new DynamoDbConnectionStore(table);
    ports =
        new ExchangePorts(
            new DynamoDbStatusStore(table, clock),
            connections,
            new DynamoDbRunJournal(table, clock),
            new DynamoDbScopeStore(table),
            (subscription, run) -> CREDENTIAL,
            new ExchangeAdmin(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
            clock);
    connections.save(
        new Connection(
            SUBSCRIPTION,
            SmallOrganization.TENANT,
            "Brightwater Instruments",
            "brightwater.onmicrosoft.com",
            Set.of("brightwater.example"),
            SmallOrganization.HOST,
            RELAY,
            null));
    organization.addDomain(RELAY);
  }

  static Tenant administeredBy(String... roles) {
    return new Tenant(Clock.systemUTC(), Duration.ZERO, roles);
  }

  /** Everything that a run makes in Exchange. */
  void connect(RunInput run) {
    new EnableOrganizationCustomization(ports).handle(run);
    new CreateOutboundConnector(ports, INGRESS).handle(run);
    new CreateInboundConnector(ports).handle(run);
    new AllowEgressAddresses(ports, EGRESS).handle(run);
    new CreateOutOfOfficeRule(ports).handle(run);
    new CreateRecallRule(ports).handle(run);
    new CreateRoutingRule(ports, secrets).handle(run);
    new EnableRules(ports, INGRESS, EGRESS).handle(run);
  }

  /** The ports of a task beside which somebody else works, once it has chosen the secret. */
  ExchangePorts beforeReadingScopes(Runnable other) {
    ScopeStore watched =
        (ScopeStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ScopeStore.class},
                (proxy, method, arguments) -> {
                  other.run();
                  return method.invoke(ports.scopes(), arguments);
                });
    return with(watched, ports.credentials());
  }

  /** The ports of a task for which nobody signed in. */
  ExchangePorts asApp() {
    return with(ports.scopes(), (subscription, run) -> Credential.ofApp("token"));
  }

  private ExchangePorts with(ScopeStore scopes, Credential.Source credentials) {
    return new ExchangePorts(
        ports.status(),
        ports.connections(),
        ports.journal(),
        scopes,
        credentials,
        ports.exchange(),
        ports.clock());
  }

  /** The run's choice is one group's mail. */
  void routeGroup(String address) {
    ports
        .scopes()
        .saveRouting(SUBSCRIPTION, "run1", Scope.of(new Scope.Group("g1", "Signatures", address)));
  }

  /** The run's choice is everybody's mail. */
  void routeAll() {
    ports.scopes().saveRouting(SUBSCRIPTION, "run2", Scope.ALL_USERS);
  }

  void invoke(String cmdlet, Map<String, Object> parameters) {
    session().invoke(cmdlet, parameters);
  }

  /** An object as Exchange shows it. */
  JsonNode get(String cmdlet, String name) {
    return session().invoke(cmdlet, Map.of("Identity", name)).get(0);
  }

  /** The same, by the names of its properties. */
  Map<String, Object> show(String cmdlet, String name) {
    return Json.MAPPER.convertValue(get(cmdlet, name), new TypeReference<Map<String, Object>>() {});
  }

  private ExchangeAdmin.Session session() {
    return ports.exchange().session(SmallOrganization.TENANT, CREDENTIAL);
  }

  /** All of Exchange's configuration but the times of change. */
  String state() {
    Configuration configuration = exchange.configuration();
    return configuration.toString().replaceAll("changed=[^\\]]*", "");
  }

  private static HttpServer serve(ExchangeAdministration exchange) {
    try {
      return ExchangeAdministration.serve(exchange.api());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
