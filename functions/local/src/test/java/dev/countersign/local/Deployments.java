package dev.countersign.local;

import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import dev.countersign.local.microsoft365.identity.Api;
import dev.countersign.local.microsoft365.identity.Consents;
import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.DirectoryRole;
import dev.countersign.local.microsoft365.organization.Group;
import dev.countersign.local.microsoft365.organization.Person;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What tests deploy. */
final class Deployments {
  static final Path ROOT = Path.of(System.getProperty("countersign.root", "."));

  /** The shortest that a state machine can wait for, and as long as it waits here. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private Deployments() {}

  static LocalDeployment start() {
    return start(Clock.systemUTC());
  }

  /** One whose executions do not wait: hours of retries pass in a moment. */
  static LocalDeployment impatient() {
    return LocalDeployment.start(impatientOptions());
  }

  static LocalDeployment.Options impatientOptions() {
    return new LocalDeployment.Options(
        ROOT,
        LocalDeployment.Ports.ANY,
        Duration.ofMillis(10),
        Clock.systemUTC(),
        Duration.ofMillis(20));
  }

  /** For tests that connect often: ten people are read as well as 250. */
  static void keepFewPeople(LocalDeployment deployment) {
    Directory directory = deployment.organization().directory();
    directory.people().stream()
        .filter(person -> !person.userPrincipalName().startsWith("ada.admin"))
        .skip(10)
        .map(Person::id)
        .forEach(directory::deletePermanently);
  }

  /** How long each test message is looked for; minutes where Exchange is far away. */
  static void lookForProbes(LocalDeployment deployment, int seconds) {
    Functions functions = deployment.cloud().functions();
    LambdaFunction looking = functions.function("LookForProbe");
    Map<String, String> environment = new HashMap<>(looking.environment());
    environment.put("PROBE_PATIENCE_SECONDS", Integer.toString(seconds));
    functions.deploy(
        new LambdaFunction(
            looking.name(),
            looking.arn(),
            looking.handler(),
            environment,
            looking.timeout(),
            looking.memory(),
            looking.role()));
  }

  /** The organisation gives our app the permission and the role to work with nobody signed in. */
  static void letTheAppIn(LocalDeployment deployment) {
    String tenant = deployment.organization().tenantId();
    Consents consents = deployment.microsoft().identity().consents();
    consents.assignAppRole(
        tenant, LocalApplication.CLIENT_ID, Api.EXCHANGE, "Exchange.ManageAsApp");
    consents.assignDirectoryRole(
        tenant, LocalApplication.CLIENT_ID, DirectoryRole.EXCHANGE_ADMINISTRATOR);
  }

  /** A mail-enabled security group with some of the people in it. */
  static Group pilotGroup(LocalDeployment deployment) {
    return deployment.organization().directory().groups().stream()
        .filter(group -> group.displayName().equals("Countersign pilot"))
        .findFirst()
        .orElseThrow();
  }

  static LocalDeployment start(Clock clock) {
    return LocalDeployment.start(
        new LocalDeployment.Options(ROOT, LocalDeployment.Ports.ANY, POLL, clock, POLL));
  }
}
