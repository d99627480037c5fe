package dev.countersign.onboarding.disconnect;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStore;
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
import dev.countersign.onboarding.connection.Connections;
import dev.countersign.onboarding.run.Executions;
import dev.countersign.onboarding.run.StoppedRuns;
import dev.countersign.onboarding.run.StoppedRuns.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code DELETE /subscriptions/{subscriptionId}/connection}: takes everything down; 202. While
 * onboarding is in progress, it is stopped instead, and what it made is taken back. {@code
 * ?removedByHand=true} leaves Exchange Online alone: the administrator has removed our objects. 409
 * where there is nothing to disconnect.
 */
public final class StartDisconnecting extends ApiHandler {
  private final SubscriptionAccess access;
  private final StatusStore statuses;
  private final ConnectionStore connectionStore;
  private final Executions onboarding;
  private final Executions disconnecting;
  private final StoppedRuns stoppedRuns;
  private final Connections connections;
  private final AuditTrail audit;

  /** For Lambda. */
  public StartDisconnecting() {
    this(Environment.ofLambda());
  }

  public StartDisconnecting(Environment environment) {
    this(new Wiring(environment));
  }

  private StartDisconnecting(Wiring wiring) {
    this(
        wiring.access(),
        wiring.stores().statuses(),
        wiring.stores().connections(),
        wiring.runs().connecting(),
        wiring.runs().disconnecting(),
        wiring.connection().views(),
        wiring.stores().audit());
  }

  StartDisconnecting(
      SubscriptionAccess access,
      StatusStore statuses,
      ConnectionStore connectionStore,
      Executions onboarding,
      Executions disconnecting,
      Connections connections,
      AuditTrail audit) {
    this.access = access;
    this.statuses = statuses;
    this.connectionStore = connectionStore;
    this.onboarding = onboarding;
    this.disconnecting = disconnecting;
    this.stoppedRuns = new StoppedRuns(statuses, onboarding);
    this.connections = connections;
    this.audit = audit;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    boolean removedByHand = request.query("removedByHand").map(Boolean::valueOf).orElse(false);
    ConnectionStatus now = statuses.find(subscriptionId);
    if (now.status() == Status.IN_PROGRESS && now.runId() != null) {
      stop(subscriptionId, now.runId());
      audit.add(subscriptionId, Actor.of(request), "StopOnboarding", Map.of());
    } else {
      requireSomething(subscriptionId, now);
      start(subscriptionId, removedByHand);
      audit.add(
          subscriptionId,
          Actor.of(request),
          "StartDisconnecting",
          Map.of("removedByHand", Boolean.toString(removedByHand)));
    }
    return connections.show(202, subscriptionId, request);
  }

  /** What was cut off before its execution began is begun first: nobody can begin it later. */
  private void stop(String subscriptionId, String runId) {
    Optional<Boolean> alive = onboarding.isAlive(runId);
    requireNotEnded(subscriptionId, runId);
    if (alive.orElse(false) && statuses.find(subscriptionId).isBeingTakenBack()) {
      return; // It has failed, and does itself what is asked for.
    }
    if (alive.isEmpty()) {
      onboarding.start(new RunInput(subscriptionId, runId));
    }
    if (alive.orElse(true)) {
      onboarding.stop(runId);
      require(stoppedRuns.noteStopping(subscriptionId, runId));
    } else {
      // UndoStoppedRun does this already, unless its event was lost.
      require(stoppedRuns.takeBack(subscriptionId, runId) != Outcome.ENDED_ITSELF);
    }
  }

  /** Who wanted to stop a run need not want to disconnect what it, or one before it, connected. */
  private void requireNotEnded(String subscriptionId, String runId) {
    ConnectionStatus now = statuses.find(subscriptionId);
    require(now.status() == Status.IN_PROGRESS && runId.equals(now.runId()));
  }

  private static void require(boolean goesOn) {
    if (!goesOn) {
      throw new ApiProblem(
          409,
          "EndedMeanwhile",
          "The run that was to be stopped has just ended by itself. Nothing was changed; read the"
              + " connection to see how it ended, and send the same again to disconnect.");
    }
  }

  private void requireSomething(String subscriptionId, ConnectionStatus now) {
    if (now.status() == Status.NOT_CONNECTED && connectionStore.find(subscriptionId).isEmpty()) {
      throw new ApiProblem(
          409, "NotConnected", "Microsoft 365 is not connected, so there is nothing to take down.");
    }
  }

  private void start(String subscriptionId, boolean removedByHand) {
    String runId = begin(subscriptionId);
    // Before it starts: the execution's tasks write the status, too.
    statuses.attach(subscriptionId, runId, disconnecting.arn(runId));
    disconnecting.begin(runId, new ListWhatWasMade.Input(subscriptionId, runId, removedByHand));
  }

  private String begin(String subscriptionId) {
    String runId = UUID.randomUUID().toString();
    if (statuses.beginDisconnecting(subscriptionId, runId)) {
      return runId;
    }
    ConnectionStatus now = statuses.find(subscriptionId);
    if (now.status() == Status.DISCONNECTING && now.runId() != null) {
      Optional<Boolean> alive = disconnecting.isAlive(now.runId());
      if (alive.isEmpty()) {
        return now.runId(); // cut off before its execution began: it begins now
      }
      if (!alive.get() && now.equals(statuses.find(subscriptionId))) {
        // UndoStoppedRun says so already, unless its event was lost.
        stoppedRuns.endDisconnecting(subscriptionId, now.runId());
        return begin(subscriptionId);
      }
    }
    throw new ApiProblem(
        409,
        "AlreadyInProgress",
        "Another run is in progress. Nothing was changed; read the connection to see what it needs"
            + " to go on.");
  }
}
