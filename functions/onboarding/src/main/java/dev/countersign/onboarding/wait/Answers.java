package dev.countersign.onboarding.wait;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Answers a run that waits for a person. */
public final class Answers {
  private final StatusStore statuses;
  private final WaitTokens tokens;
  private final SfnClient stepFunctions;
  private final AuditTrail audit;

  public Answers(
      StatusStore statuses, WaitTokens tokens, SfnClient stepFunctions, AuditTrail audit) {
    this.statuses = statuses;
    this.tokens = tokens;
    this.stepFunctions = stepFunctions;
    this.audit = audit;
  }

  /** Whether the run waits in a state and has not been answered. */
  public boolean isAwaited(String subscriptionId, String runId, String state) {
    return !tokens.find(subscriptionId, runId, state).isEmpty();
  }

  /**
   * Refuses what nothing waits for.
   *
   * @throws ApiProblem 409, if no run waits in the state
   */
  public void requireAwaited(String subscriptionId, String state) {
    tokens(subscriptionId, requireRun(statuses.find(subscriptionId), state), state);
  }

  /**
   * Lets the run go on, and notes in the audit trail who answered what.
   *
   * @param actor who answers
   * @param state that it must be waiting in
   * @param output becomes the output of that state, as a JSON object
   * @throws ApiProblem 409, if it does not wait there, or no longer
   */
  public void send(Actor actor, String subscriptionId, String state, Map<String, ?> output) {
    String runId = requireRun(statuses.find(subscriptionId), state);
    List<String> known = tokens(subscriptionId, runId, state);
    if (known.stream().anyMatch(token -> isTaken(token, Json.write(output)))) {
      tokens.forget(subscriptionId, runId, state);
      note(actor, subscriptionId, state, output);
    } else if (tokens.forget(subscriptionId, runId, state, known)) {
      throw tooLate();
    } else {
      // Another attempt of the state has come meanwhile, and may be the one that waits.
      send(actor, subscriptionId, state, output);
    }
  }

  private void note(Actor actor, String subscriptionId, String state, Map<String, ?> output) {
    Map<String, String> said = new TreeMap<>();
    output.forEach((name, value) -> said.put(name, String.valueOf(value)));
    audit.add(subscriptionId, actor, state, said);
  }

  /**
   * As {@link #send(Actor, String, String, Map)}, where something has to be kept before the run
   * goes on, which looks there at once. Of several people who answer at the same time one keeps it.
   *
   * @param keep takes the run
   */
  public void send(
      Actor actor,
      String subscriptionId,
      String state,
      Map<String, ?> output,
      Consumer<String> keep) {
    String runId = requireRun(statuses.find(subscriptionId), state);
    tokens(subscriptionId, runId, state);
    if (!tokens.claim(subscriptionId, runId, state)) {
      throw notWaiting("Somebody else is answering at this moment.");
    }
    try {
      keep.accept(runId);
      send(actor, subscriptionId, state, output);
    } catch (RuntimeException e) {
      tokens.release(subscriptionId, runId, state);
      throw e;
    }
  }

  /** False for a token that is not good any more, or never was. */
  private boolean isTaken(String token, String output) {
    try {
      stepFunctions.sendTaskSuccess(request -> request.taskToken(token).output(output));
      return true;
    } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
      return false;
    }
  }

  private List<String> tokens(String subscriptionId, String runId, String state) {
    List<String> found = tokens.find(subscriptionId, runId, state);
    if (found.isEmpty()) {
      throw notWaiting("The answer is known already, the run goes on.");
    }
    return found;
  }

  private static String requireRun(ConnectionStatus status, String state) {
    String runId = status.runId();
    if (status.status() != Status.IN_PROGRESS || runId == null) {
      throw notWaiting("No onboarding is in progress. Start one with Connect to Microsoft 365.");
    }
    if (status.isBeingTakenBack()) {
      throw notWaiting("The run has ended, and what it set up is being taken back.");
    }
    if (!state.equals(status.step())) {
      throw notWaiting(
          "The run is in " + (status.step() == null ? "its beginning" : status.step()) + " now.");
    }
    return runId;
  }

  private static ApiProblem notWaiting(String where) {
    return new ApiProblem(
        409,
        "NotWaiting",
        "Onboarding does not wait for this. "
            + where
            + " Nothing was changed; read the connection"
            + " to see what comes next.");
  }

  private static ApiProblem tooLate() {
    return new ApiProblem(
        409,
        "TooLate",
        "Onboarding does not wait for this any more: it has an answer already, or has given up."
            + " Read the connection to see which; where it has failed, start again with Connect to"
            + " Microsoft 365.");
  }
}
