package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.MailContract;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.plan.Plan;
import dev.countersign.onboarding.plan.Plan.Change;
import dev.countersign.onboarding.plan.Plan.OtherRouting;
import dev.countersign.onboarding.plan.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds out what the run is going to change, before it changes anything. The administrator has to
 * agree if another service takes the same mail, or if something that is in use becomes different.
 */
public final class PlanChanges extends RunTask<RunTask.RunInput, Map<String, Object>> {
  private final ExchangePorts ports;
  private final Plans plans;
  private final String ingressHost;
  private final String parentDomain;

  public PlanChanges() {
    this(Environment.ofLambda());
  }

  public PlanChanges(Environment environment) {
    this(
        ExchangePorts.of(environment),
        new Wiring(environment).connection().plans(),
        environment.require("INGRESS_HOST"),
        environment.require("RELAY_DOMAIN"));
  }

  PlanChanges(ExchangePorts ports, Plans plans, String ingressHost, String parentDomain) {
    super(RunInput.class, ports.status());
    this.ports = ports;
    this.plans = plans;
    this.ingressHost = ingressHost;
    this.parentDomain = parentDomain;
  }

  @Override
  protected Map<String, Object> run(RunInput input) {
    Connection connection = ports.connections().require(input.subscriptionId());
    Credential credential = ports.credentials().of(input.subscriptionId(), input.runId());
    Plan plan = plan(connection, ports.exchange().session(connection.tenantId(), credential));
    plans.save(input.subscriptionId(), input.runId(), plan);
    return Map.of("confirmationNeeded", plan.confirmationNeeded());
  }

  private Plan plan(Connection connection, ExchangeAdmin.Session exchange) {
    String subscriptionId = connection.subscriptionId();
    List<ExchangeObject> wanted =
        wanted(
            connection,
            exchange,
            ports.scopes().routing(subscriptionId),
            ingressHost,
            parentDomain);
    List<Change> changes = new ExchangePlanner(exchange, subscriptionId).changes(wanted);
    List<OtherRouting> others = new OtherServices(exchange, subscriptionId).find();
    boolean firstTime =
        changes.stream().filter(change -> change.action() == Plan.Action.CREATE).count()
            == wanted.size();
    return new Plan(changes, others, !others.isEmpty() || !(firstTime || changes.isEmpty()));
  }

  /** All objects of a connection, as they are to be. */
  static List<ExchangeObject> wanted(
      Connection connection,
      ExchangeAdmin.Session exchange,
      Scope scope,
      String ingressHost,
      String parentDomain) {
    String relayDomain = MailContract.relayDomain(connection.subscriptionId(), parentDomain);
    RoutingGroup.check(scope, exchange);
    WantedObjects objects = new WantedObjects(connection, relayDomain, ingressHost, scope);
    List<ExchangeObject> all =
        new ArrayList<>(List.of(objects.outboundConnector(), objects.inboundConnector()));
    all.addAll(objects.exceptions());
    String header =
        objects
            .knownTenantHeader(
                new OurObjects(exchange, connection.subscriptionId())
                    .find("TransportRule", ExchangeObjects.ROUTING))
            .orElse("a new one");
    all.add(objects.routingRule(header));
    return all;
  }
}
