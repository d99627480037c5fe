package dev.countersign.core.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a subscription's connection has come: one record per subscription.
 *
 * @param status for people
 * @param runId the run that set it; null before the first
 * @param executionArn that run in Step Functions
 * @param step name of the state that the run is in
 * @param since when {@code status} or {@code step} last changed
 * @param steps the states that this run entered, oldest first
 * @param failure why the last run failed; null if it did not
 * @param waiting what the step waits for; null while it waits for nothing
 * @param connectedSince since when mail goes through us: also while a later run changes the
 *     connection, and after one that failed and was taken back; null otherwise
 * @param takingDown the runs that began to take this connection down, oldest first; the receipt is
 *     about all of them
 */
public record ConnectionStatus(
    Status status,
    @Nullable String runId,
    @Nullable String executionArn,
    @Nullable String step,
    @Nullable Instant since,
    List<Step> steps,
    @Nullable FailureReason failure,
    @Nullable Waiting waiting,
    @Nullable Instant connectedSince,
    List<String> takingDown) {

  /** What a run waits for that was stopped from outside: nobody can go on with it any more. */
  public static final String STOPPING = "Stopping";

  private static final String TAKING_BACK = "UndoProvisioning";

  /** Before anybody pressed Connect. */
  public static final ConnectionStatus NOT_CONNECTED =
      new ConnectionStatus(
          Status.NOT_CONNECTED, null, null, null, null, List.of(), null, null, null, List.of());

  /**
   * A state that the run entered.
   *
   * @param name of the state
   * @param at when
   */
  public record Step(String name, Instant at) {}

  /**
   * Something that takes its time, mostly at Microsoft: the step is tried again until it is done.
   *
   * @param code one word for programs
   * @param message what is waited for
   * @param since when it was first met
   */
  public record Waiting(String code, String message, Instant since) {}

  /** A new run: nothing of an earlier one counts but that it connected. */
  public ConnectionStatus begun(String newRunId, Instant at) {
    return new ConnectionStatus(
        Status.IN_PROGRESS,
        newRunId,
        null,
        null,
        at,
        List.of(),
        null,
        null,
        connectedSince,
        takingDown);
  }

  /** A new run that takes the connection down. */
  public ConnectionStatus disconnecting(String newRunId, Instant at) {
    List<String> runs = new ArrayList<>(takingDown);
    runs.add(newRunId);
    return new ConnectionStatus(
        Status.DISCONNECTING,
        newRunId,
        null,
        null,
        at,
        List.of(),
        null,
        null,
        connectedSince,
        runs);
  }

  public ConnectionStatus withExecution(String arn) {
    return new ConnectionStatus(
        status, runId, arn, step, since, steps, failure, waiting, connectedSince, takingDown);
  }

  /** Whether the run was stopped from outside. Nothing that still runs of it takes that back. */
  public boolean isStopping() {
    return waiting != null && waiting.code().equals(STOPPING);
  }

  /** Whether what the run made is taken back, or is going to be: it waits for nobody any more. */
  public boolean isBeingTakenBack() {
    return status == Status.IN_PROGRESS
        && (isStopping() || steps.stream().anyMatch(step -> step.name().equals(TAKING_BACK)));
  }

  /** In the next state. */
  public ConnectionStatus entered(String state, Instant at) {
    List<Step> entered = new ArrayList<>(steps);
    entered.add(new Step(state, at));
    return new ConnectionStatus(
        status,
        runId,
        executionArn,
        state,
        at,
        entered,
        null,
        isStopping() ? waiting : null,
        connectedSince,
        takingDown);
  }

  /** Stopped from outside, at a time of its own: whoever has read the status before sees that. */
  public ConnectionStatus stopping(String message, Instant at) {
    return new ConnectionStatus(
        status,
        runId,
        executionArn,
        step,
        at,
        steps,
        failure,
        new Waiting(STOPPING, message, at),
        connectedSince,
        takingDown);
  }

  public ConnectionStatus waitingFor(Waiting what) {
    return new ConnectionStatus(
        status, runId, executionArn, step, since, steps, failure, what, connectedSince, takingDown);
  }

  /** With nothing left to do, and nothing taken down that has not been made again. */
  public ConnectionStatus endedWell(Status how, @Nullable Instant stillConnectedSince, Instant at) {
    return new ConnectionStatus(
        how, runId, executionArn, null, at, steps, null, null, stillConnectedSince, List.of());
  }

  /** With a failure, and what is taken down already is still taken down. */
  public ConnectionStatus endedBadly(
      Status how, FailureReason reason, @Nullable Instant stillConnectedSince, Instant at) {
    return new ConnectionStatus(
        how, runId, executionArn, null, at, steps, reason, null, stillConnectedSince, takingDown);
  }

  /**
   * Why a run failed.
   *
   * @param code one word for programs
   * @param message what happened, what was done, what to do next
   * @param step where
   */
  public record FailureReason(String code, String message, String step) {}
}
