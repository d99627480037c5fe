package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.stepfunctions.data.Json;
import dev.countersign.local.cloud.stepfunctions.data.Scope;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import dev.countersign.local.cloud.stepfunctions.language.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a state machine. Takes one event at a time; none of them blocks.
 *
 * <p>Thread-safe.
 */
final class Execution {
  private final StateMachine machine;
  private final String name;
  private final JsonNode input;
  private final Ports ports;
  private final Instant started;
  private final History history = new History();
  private final States states = new States(this);
  private @Nullable Visit visit;
  private @Nullable TaskRun task;
  private Scheduler.@Nullable Timer timeout;
  private Scheduler.@Nullable Timer wait;
  private @Nullable Outcome outcome;

  Execution(StateMachine machine, String name, JsonNode input, Ports ports) {
    this.machine = machine;
    this.name = name;
    this.input = input;
    this.ports = ports;
    this.started = ports.scheduler().now();
  }

  synchronized void start() {
    ObjectNode details = Details.input(input).put("roleArn", machine.roleArn());
    record(HistoryEventType.EXECUTION_STARTED, details);
    Long seconds = machine.definition().timeoutSeconds();
    if (seconds != null) {
      timeout = ports.scheduler().schedule(Duration.ofSeconds(seconds), this::timeOut);
    }
    ports.events().accept(StatusChange.of(this));
    happen(() -> new Step.Enter(machine.definition().startAt(), input));
  }

  /** Takes an event; one that comes after the end has no effect. */
  synchronized void happen(Supplier<Step> event) {
    if (outcome != null) {
      return;
    }
    try {
      Step step = event.get();
      while (step instanceof Step.Enter enter) {
        step = enter(enter);
      }
      if (step instanceof Step.Succeed success) {
        end(ExecutionStatus.SUCCEEDED, success.output(), null);
      } else if (step instanceof Step.Fail failure) {
        end(ExecutionStatus.FAILED, null, failure.error());
      }
    } catch (StatesError error) {
      end(ExecutionStatus.FAILED, null, located(error));
    }
  }

  private Step enter(Step.Enter enter) {
    State state = machine.definition().state(enter.state());
    task = null;
    long id =
        record(HistoryEventType.entered(state.type()), named(state, Details.input(enter.input())));
    Visit next = new Visit(state, enter.input(), ports.scheduler().now(), id);
    visit = next;
    return states.visit(next);
  }

  /** Leaves a state with its output. */
  Step leave(Visit left, JsonNode output, @Nullable String next) {
    if (!Json.fits(output)) {
      throw StatesError.of(
          StatesError.DATA_LIMIT_EXCEEDED,
          "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
              .formatted(left.state().name()));
    }
    State state = left.state();
    record(HistoryEventType.exited(state.type()), named(state, Details.output(output)));
    return next == null ? new Step.Succeed(output) : new Step.Enter(next, output);
  }

  private static ObjectNode named(State state, ObjectNode details) {
    return details.put("name", state.name());
  }

  Step await(Instant end, Supplier<Step> then) {
    Duration delay = Duration.between(ports.scheduler().now(), end);
    wait = ports.scheduler().pause(positive(delay), () -> happen(then));
    return Step.PENDING;
  }

  private static Duration positive(Duration delay) {
    return delay.isNegative() ? Duration.ZERO : delay;
  }

  Step run(TaskRun run) {
    task = run;
    return run.attempt();
  }

  long record(HistoryEventType type, ObjectNode details) {
    return history.add(ports.scheduler().now(), type, details);
  }

  Scope scope(Visit of) {
    return new Scope(of.input(), ContextObject.of(this, of));
  }

  synchronized void stop(StatesError reason) {
    if (outcome == null) {
      end(ExecutionStatus.ABORTED, null, reason);
    }
  }

  private synchronized void timeOut() {
    if (outcome == null) {
      end(ExecutionStatus.TIMED_OUT, null, null);
    }
  }

  private void end(ExecutionStatus status, @Nullable JsonNode output, @Nullable StatesError error) {
    Instant now = ports.scheduler().now();
    outcome = new Outcome(status, now, output, error);
    ObjectNode details = output != null ? Details.output(output) : Details.none();
    HistoryEventType type = HistoryEventType.valueOf("EXECUTION_" + status);
    history.end(now, type, error != null ? Details.error(error) : details);
    release();
    ports.events().accept(StatusChange.of(this));
  }

  private void release() {
    if (timeout != null) {
      timeout.cancel();
    }
    if (wait != null) {
      wait.cancel();
    }
    if (task != null) {
      task.close();
    }
  }

  /** Step Functions says where an error of the machine itself happened. */
  private StatesError located(StatesError error) {
    if (visit == null || !error.name().equals(StatesError.RUNTIME)) {
      return error;
    }
    return StatesError.runtime(
        "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
            .formatted(visit.state().name(), visit.eventId(), error.detail()));
  }

  StateMachine machine() {
    return machine;
  }

  String name() {
    return name;
  }

  String arn() {
    return machine.executionArn(name);
  }

  JsonNode input() {
    return input;
  }

  Instant started() {
    return started;
  }

  Ports ports() {
    return ports;
  }

  /** Null while it runs. */
  synchronized @Nullable Outcome outcome() {
    return outcome;
  }

  synchronized List<HistoryEvent> events() {
    return history.events();
  }
}
