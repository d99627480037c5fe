package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.stepfunctions.data.Json;
import dev.countersign.local.cloud.stepfunctions.data.Scope;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import dev.countersign.local.cloud.stepfunctions.language.Seconds;
import dev.countersign.local.cloud.stepfunctions.language.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of a task's function, and the wait for its token. Guarded by its execution. */
final class TaskAttempt {
  private final Execution execution;
  private final TaskRun run;
  private final Integration integration;
  private final @Nullable String token;
  private final Scope scope;
  private @Nullable Long heartbeatSeconds;
  private Scheduler.@Nullable Timer timeout;
  private Scheduler.@Nullable Timer heartbeat;
  private @Nullable Supplier<Step> answer;
  private boolean answerable;
  private boolean submitted;
  private boolean open = true;

  TaskAttempt(Execution execution, TaskRun run, Integration integration) {
    this.execution = execution;
    this.run = run;
    this.integration = integration;
    this.answerable = run.waitsForToken();
    this.token = answerable ? execution.ports().tokens().open(this) : null;
    this.scope = run.scope(token);
  }

  void begin() {
    State.Task task = run.state();
    Scope selected = scope.with(task.inputPath().evaluate(scope));
    JsonNode parameters =
        task.parameters() == null ? selected.data() : task.parameters().evaluate(selected);
    if (!Json.fits(parameters)) {
      throw limitExceeded("Its input");
    }
    Long timeoutSeconds = seconds(task.timeout(), selected);
    heartbeatSeconds = seconds(task.heartbeat(), selected);
    integration.scheduled(parameters, timeoutSeconds, heartbeatSeconds);
    integration.started();
    timeout = timer(timeoutSeconds, StatesError.timeout());
    heartbeat = timer(heartbeatSeconds, StatesError.heartbeatTimeout());
    String function = integration.function(parameters);
    byte[] payload = integration.payload(parameters).toString().getBytes(StandardCharsets.UTF_8);
    execution.ports().executor().execute(() -> invoke(function, payload));
  }

  private static @Nullable Long seconds(@Nullable Seconds seconds, Scope scope) {
    return seconds == null ? null : Long.valueOf(seconds.in(scope));
  }

  private Scheduler.@Nullable Timer timer(@Nullable Long seconds, StatesError error) {
    return seconds == null
        ? null
        : execution
            .ports()
            .scheduler()
            .schedule(Duration.ofSeconds(seconds), () -> execution.happen(() -> timedOut(error)));
  }

  private void invoke(String function, byte[] payload) {
    Invocation invocation = Invocation.of(execution.ports().lambda(), function, payload);
    execution.happen(() -> returned(invocation));
  }

  private Step returned(Invocation invocation) {
    if (!open) {
      return Step.PENDING;
    }
    StatesError error = invocation.error();
    JsonNode payload = invocation.payload();
    if (error != null || payload == null) {
      return failed(error != null ? error : StatesError.runtime("The function gave no payload"));
    }
    JsonNode result = integration.result(payload);
    if (!run.waitsForToken()) {
      return succeeded(result);
    }
    integration.submitted(result);
    submitted = true;
    return answer == null ? Step.PENDING : answer.get();
  }

  private Step succeeded(JsonNode result) {
    if (!Json.fits(result)) {
      return failed(limitExceeded("The result"));
    }
    close();
    integration.succeeded(result);
    return run.succeeded(result, scope);
  }

  private Step failed(StatesError error) {
    close();
    integration.failed(error);
    return run.failed(error);
  }

  private Step timedOut(StatesError error) {
    return open ? failed(error) : Step.PENDING;
  }

  private StatesError limitExceeded(String what) {
    return StatesError.of(
        StatesError.DATA_LIMIT_EXCEEDED,
        "%s of the state/task '%s' exceeds the maximum number of bytes service limit."
            .formatted(what, run.state().name()));
  }

  void succeedByToken(JsonNode output) {
    answer(() -> succeeded(output));
  }

  void failByToken(StatesError error) {
    answer(() -> failed(error));
  }

  /** An answer that comes before the function has returned waits for it. */
  private void answer(Supplier<Step> step) {
    synchronized (execution) {
      requireAnswerable();
      answerable = false;
      answer = step;
      if (submitted) {
        execution.happen(step);
      }
    }
  }

  void beat() {
    synchronized (execution) {
      requireAnswerable();
      if (heartbeat != null) {
        heartbeat.cancel();
        heartbeat = timer(heartbeatSeconds, StatesError.heartbeatTimeout());
      }
    }
  }

  private void requireAnswerable() {
    if (!open || !answerable) {
      throw new AwsError(
          400, "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
  }

  void close() {
    open = false;
    if (timeout != null) {
      timeout.cancel();
    }
    if (heartbeat != null) {
      heartbeat.cancel();
    }
  }
}
