package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.Status;
import dev.countersign.core.failure.Failure;
import dev.countersign.core.failure.Failures;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.apponly.AppOnlyCredentials;
import dev.countersign.onboarding.bypass.Bypasses;
import dev.countersign.onboarding.drift.Drift;
import dev.countersign.onboarding.drift.Drifts;
import dev.countersign.onboarding.plan.Plan.Action;
import dev.countersign.onboarding.plan.Plan.Change;
import dev.countersign.onboarding.plan.Plan.Setting;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares, every few hours, what is in Exchange Online with what we set, for each connected
 * organisation that allows us in with nobody signed in. Changes nothing: the status shows the
 * difference, and repairing or connecting again puts it right.
 */
public final class CheckDrift extends JsonHandler<CheckDrift.Event, Map<String, Integer>> {
  private static final Logger LOG = LoggerFactory.getLogger(CheckDrift.class);

  private final ExchangePorts ports;
  private final AppOnlyAccess access;
  private final AppOnlyCredentials credentials;
  private final Drifts drifts;
  private final Bypasses bypasses;
  private final Deployed deployed;
  private final Clock clock;

  public CheckDrift() {
    this(Environment.ofLambda());
  }

  public CheckDrift(Environment environment) {
    this(new Wiring(environment), environment);
  }

  private CheckDrift(Wiring wiring, Environment environment) {
    super(Event.class);
    this.ports = ExchangePorts.of(environment);
    this.access = wiring.exchange().appOnlyAccess();
    this.credentials = wiring.exchange().appOnlyCredentials();
    this.drifts = wiring.connection().drifts();
    this.bypasses = wiring.connection().bypasses();
    this.deployed =
        new Deployed(
            environment.require("INGRESS_HOST"),
            environment.require("RELAY_DOMAIN"),
            environment.list("EGRESS_ADDRESSES"));
    this.clock = wiring.clock();
  }

  /** What EventBridge Scheduler sends; nothing of it is used. */
  public record Event() {}

  private record Deployed(String ingressHost, String relayDomain, List<String> egressAddresses) {}

  @Override
  public Map<String, Integer> handle(Event event) {
    int checked = 0;
    for (String subscriptionId : access.subscriptions()) {
      if (ports.status().find(subscriptionId).status() == Status.CONNECTED) {
        check(subscriptionId);
        checked++;
      }
    }
    return Map.of("checked", checked);
  }

  /** What goes wrong with one organisation keeps the others from nothing. */
  private void check(String subscriptionId) {
    String now = clock.instant().toString();
    try {
      Connection connection = ports.connections().require(subscriptionId);
      drifts.save(subscriptionId, new Drift(now, differences(connection), null));
      access.letIn(subscriptionId);
    } catch (RuntimeException thrown) {
      Failure failure = Failures.of(thrown);
      LOG.warn("The drift of {} could not be checked: {}", subscriptionId, failure.code());
      drifts.save(subscriptionId, new Drift(now, List.of(), failure.code()));
      access.failed(subscriptionId, failure);
    }
  }

  private List<Change> differences(Connection connection) {
    ExchangeAdmin.Session exchange =
        ports.exchange().session(connection.tenantId(), credentials.of(connection.tenantId()));
    List<ExchangeObject> wanted = wanted(connection, exchange);
    List<Change> found =
        new ArrayList<>(new ExchangePlanner(exchange, connection.subscriptionId()).changes(wanted));
    addDisabled(connection.subscriptionId(), exchange, wanted, found);
    addMissingAddresses(exchange, found);
    return found;
  }

  private List<ExchangeObject> wanted(Connection connection, ExchangeAdmin.Session exchange) {
    return PlanChanges.wanted(
        connection,
        exchange,
        ports.scopes().routing(connection.subscriptionId()),
        deployed.ingressHost(),
        deployed.relayDomain());
  }

  private void addDisabled(
      String subscriptionId,
      ExchangeAdmin.Session exchange,
      List<ExchangeObject> wanted,
      List<Change> found) {
    OurObjects objects = new OurObjects(exchange, subscriptionId);
    // What we disabled ourselves is no drift: the status tells of it.
    boolean bypassed = bypasses.find(subscriptionId).isPresent();
    wanted.stream()
        .filter(object -> !(bypassed && object.name().equals(ExchangeObjects.ROUTING)))
        .forEach(object -> addIfDisabled(objects, object, found));
  }

  private void addMissingAddresses(ExchangeAdmin.Session exchange, List<Change> found) {
    List<String> missing = new ConnectionFilter(exchange).missing(deployed.egressAddresses());
    if (!missing.isEmpty()) {
      found.add(
          new Change(
              "connection filter",
              "Default",
              Action.CHANGE,
              List.of(new Setting("IPAllowList", "", String.join(", ", missing)))));
    }
  }

  private static void addIfDisabled(OurObjects objects, ExchangeObject object, List<Change> found) {
    if (object.noun().equals("TransportRule")
        && objects
            .find(object.noun(), object.name())
            .filter(r -> !Provisioner.isEnabled(r))
            .isPresent()) {
      found.add(
          new Change(
              "mail-flow rule",
              object.name(),
              Action.CHANGE,
              List.of(new Setting(Provisioner.STATE, "Disabled", "Enabled"))));
    }
  }
}
