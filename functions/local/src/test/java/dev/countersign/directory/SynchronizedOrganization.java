package dev.countersign.directory;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.directory.SynchronizeDirectory.Progress;
import dev.countersign.directory.graph.Graph;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.graph.GraphOptions;
import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.Group;
import dev.countersign.local.tls.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sample organisation in the stand-in of Microsoft 365, and our copy of its people. */
final class SynchronizedOrganization implements AutoCloseable {
  static final String SUBSCRIPTION = "kq7m2v9x4tza";
  static final String LENA = "lena.hoffmann@brightwater.example";

  final StandIn microsoft;
  final DirectoryPorts ports;
  private final SynchronizeDirectory function;
  private int runs;

  SynchronizedOrganization(GraphOptions options) {
    microsoft = new StandIn(options);
    // The identity library looks at the real clock.
    microsoft.clock.advance(Duration.between(microsoft.clock.instant(), Instant.now()));
    microsoft.consent();
    ports = DirectoryPorts.of(LocalTables.fresh(), microsoft.clock);
    ports.connections().saveOrganization(connection());
    function = new SynchronizeDirectory(ports, graph(microsoft), Duration.ofMinutes(1));
  }

  private static Graph graph(StandIn microsoft) {
    String url = microsoft.services.url().toString();
    String credential =
        new Identity(StandIn.CERTIFICATE.key(), List.of(StandIn.CERTIFICATE.certificate())).toPem();
    return GraphAccess.of(
        new Environment(
            Map.of(
                "ENTRA_CLIENT_ID", StandIn.CLIENT_ID,
                "MICROSOFT_LOGIN_URL", url,
                "MICROSOFT_GRAPH_URL", url)),
        () -> credential);
  }

  private static Connection connection() {
    return new Connection(
        SUBSCRIPTION,
        StandIn.TENANT,
        "Brightwater Instruments",
        "brightwater.onmicrosoft.com",
        Set.of("brightwater.example"),
        "brightwater.mail.protection.outlook.com",
        null,
        null);
  }

  /** For tests that read everybody often: Lena and some others, more than go into one batch. */
  void keepFewPeople() {
    directory().people().stream()
        .filter(person -> !LENA.equals(person.mail()))
        .skip(30)
        .map(dev.countersign.local.microsoft365.organization.Person::id)
        .forEach(directory()::deletePermanently);
  }

  /** The identifiers of the people whom we have. */
  Set<String> known() {
    return ports.directory().ids(SUBSCRIPTION);
  }

  /** A whole run; returns how many people were added, changed or removed. */
  int synchronize() {
    String runId = begin();
    int changed = 0;
    Progress progress;
    do {
      progress = step(runId);
      changed += progress.changed();
    } while (!progress.done());
    return changed;
  }

  String begin() {
    String runId = "run" + ++runs;
    ports.synchronizations().takeOver(SUBSCRIPTION, runId);
    return runId;
  }

  Progress step(String runId) {
    return step(function, runId);
  }

  /** One page, or as much as goes together. */
  Progress stepOnce(String runId) {
    return step(new SynchronizeDirectory(ports, graph(microsoft), Duration.ZERO), runId);
  }

  private static Progress step(SynchronizeDirectory function, String runId) {
    return function.handle(new SynchronizeDirectory.Input(SUBSCRIPTION, runId, null));
  }

  void choose(String groupName) {
    Group group = group(groupName);
    Scope.Group chosen = new Scope.Group(group.id(), groupName, "group@brightwater.example");
    ports.scopes().saveSync(SUBSCRIPTION, "run0", Scope.of(chosen));
  }

  void chooseEverybody() {
    ports.scopes().saveSync(SUBSCRIPTION, "run0", Scope.ALL_USERS);
  }

  Directory directory() {
    return microsoft.brightwater.directory();
  }

  Group group(String name) {
    return directory().groups().stream()
        .filter(group -> group.displayName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  String idOf(String address) {
    return Optional.ofNullable(directory().personCalled(address)).orElseThrow().id();
  }

  Optional<Person> find(String address) {
    return ports.directory().findByAddress(SUBSCRIPTION, address);
  }

  int count() {
    return ports.directory().ids(SUBSCRIPTION).size();
  }

  /** Identifiers of people in the stand-in who have an address. */
  Set<String> everybody() {
    return new HashSet<>(
        directory().people().stream()
            .filter(person -> person.mail() != null || person.userPrincipalName().contains("@"))
            .map(dev.countersign.local.microsoft365.organization.Person::id)
            .toList());
  }

  int calls(String kind) {
    return microsoft.services.calls().of(kind);
  }

  @Override
  public void close() {
    microsoft.close();
  }
}
