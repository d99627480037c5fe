package dev.countersign.onboarding.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.onboarding.Wiring;
import java.util.Map;

/**
 * Called when an execution ended without saying so itself: stopped by somebody, timed out, or
 * failed where no {@code Catch} reaches. What the run made is then taken back by another execution.
 * A run that ended by itself has its end in the status already, and stays so.
 */
public final class UndoStoppedRun extends JsonHandler<ExecutionEnded, Map<String, String>> {
  private final StatusStore statuses;
  private final StoppedRuns stoppedRuns;
  private final RunEnd runEnd;

  /** For Lambda. */
  public UndoStoppedRun() {
    this(Environment.ofLambda());
  }

  public UndoStoppedRun(Environment environment) {
    this(new Wiring(environment));
  }

  private UndoStoppedRun(Wiring wiring) {
    this(wiring.stores().statuses(), wiring.runs().stopped(), wiring.runs().end());
  }

  public UndoStoppedRun(StatusStore statuses, StoppedRuns stoppedRuns, RunEnd runEnd) {
    super(ExecutionEnded.class);
    this.statuses = statuses;
    this.stoppedRuns = stoppedRuns;
    this.runEnd = runEnd;
  }

  @Override
  public Map<String, String> handle(ExecutionEnded event) {
    RunInput run = run(event.detail());
    ConnectionStatus now = statuses.find(run.subscriptionId());
    if (!run.runId().equals(now.runId())) {
      return ended(run);
    }
    return switch (now.status()) {
      case IN_PROGRESS -> takeBack(run);
      case DISCONNECTING -> endDisconnecting(run);
      default -> ended(run);
    };
  }

  private Map<String, String> takeBack(RunInput run) {
    return switch (stoppedRuns.takeBack(run.subscriptionId(), run.runId())) {
      case TAKING_BACK -> Map.of("action", "UNDO");
      case ENDED_ITSELF -> ended(run);
      case LEFT_BEHIND -> {
        clear(run, "LeftBehind");
        yield Map.of("action", "END");
      }
    };
  }

  /** It may have been stopped before it had cleared away what it leaves behind. */
  private Map<String, String> ended(RunInput run) {
    runEnd.clear(run.subscriptionId(), run.runId());
    return Map.of("action", "NONE");
  }

  private Map<String, String> endDisconnecting(RunInput run) {
    clear(run, "DisconnectingStopped");
    stoppedRuns.endDisconnecting(run.subscriptionId(), run.runId());
    return Map.of("action", "END");
  }

  private void clear(RunInput run, String action) {
    runEnd.clear(run.subscriptionId(), run.runId(), action, Map.of());
  }

  private static RunInput run(ExecutionEnded.Detail detail) {
    try {
      return Json.MAPPER.readValue(detail.input() == null ? "" : detail.input(), RunInput.class);
    } catch (JsonProcessingException e) {
      throw new PermanentFailure(
          "InvalidInput",
          "The event of an execution that ended does not hold its input.",
          detail.status());
    }
  }
}
