package dev.countersign.onboarding.api;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.link.RunLink;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.run.Executions;
import dev.countersign.onboarding.run.StoppedRuns;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code POST /subscriptions/{subscriptionId}/connection}: starts a run; 202 and the link for the
 * Global Administrator. 409 while another run is in progress.
 */
public final class StartOnboarding extends ApiHandler {
  private final SubscriptionAccess access;
  private final StatusStore statuses;
  private final Executions executions;
  private final RunLinks invitations;
  private final Connections connections;
  private final StoppedRuns stoppedRuns;
  private final AuditTrail audit;

  /** For Lambda. */
  public StartOnboarding() {
    this(Environment.ofLambda());
  }

  public StartOnboarding(Environment environment) {
    this(new Wiring(environment));
  }

  private StartOnboarding(Wiring wiring) {
    this(
        wiring.access(),
        wiring.statuses(),
        wiring.executions(),
        wiring.invitations(),
        wiring.connectionViews(),
        wiring.audit());
  }

  public StartOnboarding(
      SubscriptionAccess access,
      StatusStore statuses,
      Executions executions,
      RunLinks invitations,
      Connections connections,
      AuditTrail audit) {
    this.access = access;
    this.statuses = statuses;
    this.executions = executions;
    this.invitations = invitations;
    this.connections = connections;
    this.stoppedRuns = new StoppedRuns(statuses, executions);
    this.audit = audit;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    String runId = begin(subscriptionId);
    // Before it starts: the execution's tasks write the status, too.
    statuses.attach(subscriptionId, runId, executions.arn(runId));
    RunLink signIn = invitations.keep(subscriptionId, runId, Actor.of(request).name());
    executions.start(new RunInput(subscriptionId, runId));
    audit.add(subscriptionId, Actor.of(request), "StartOnboarding", Map.of("runId", runId));
    return connections.showStarted(subscriptionId, request, signIn);
  }

  private String begin(String subscriptionId) {
    String runId = UUID.randomUUID().toString();
    if (statuses.begin(subscriptionId, runId)) {
      return runId;
    }
    ConnectionStatus now = statuses.find(subscriptionId);
    if (now.status() == Status.IN_PROGRESS && now.runId() != null) {
      return takeOver(subscriptionId, now, now.runId());
    }
    throw inProgress(now);
  }

  /** A run that was cut off must not block the next one for ever. */
  private String takeOver(String subscriptionId, ConnectionStatus now, String runId) {
    Optional<Boolean> alive = executions.isAlive(runId);
    if (alive.isEmpty() && now.steps().isEmpty()) {
      return runId;
    }
    if (alive.orElse(false)) {
      throw inProgress(now);
    }
    // UndoStoppedRun does this already, unless its event was lost.
    if (!stoppedRuns.takeBack(subscriptionId, runId)) {
      return begin(subscriptionId);
    }
    throw new ApiProblem(
        409,
        "TakingBack",
        "The run before was stopped from outside. What it set up is being taken back; nothing else"
            + " was changed. Connect again in a few minutes.");
  }

  private static ApiProblem inProgress(ConnectionStatus now) {
    String where =
        now.status() == Status.DISCONNECTING
            ? "The connection is being taken down."
            : "A run is in progress"
                + (now.step() == null ? "." : ", in the step " + now.step() + ".");
    return new ApiProblem(
        409,
        "AlreadyInProgress",
        where + " Nothing was changed; read the connection to see what it needs to go on.");
  }
}
