package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.stepfunctions.data.Scope;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import dev.countersign.local.cloud.stepfunctions.language.Catcher;
import dev.countersign.local.cloud.stepfunctions.language.Resource;
import dev.countersign.local.cloud.stepfunctions.language.Retrier;
import dev.countersign.local.cloud.stepfunctions.language.State;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Task state from its entry to its exit: attempts, retries, catchers. Guarded by its execution.
 */
final class TaskRun {
  private final Execution execution;
  private final Visit visit;
  private final State.Task task;
  private final long[] retriesOf;
  private long retries;
  private @Nullable TaskAttempt attempt;

  TaskRun(Execution execution, Visit visit, State.Task task) {
    this.execution = execution;
    this.visit = visit;
    this.task = task;
    this.retriesOf = new long[task.retriers().size()];
  }

  Step attempt() {
    TaskAttempt next = new TaskAttempt(execution, this, integration());
    attempt = next;
    try {
      next.begin();
      return Step.PENDING;
    } catch (StatesError error) {
      next.close();
      return failed(error);
    }
  }

  private Integration integration() {
    return task.resource() instanceof Resource.Function function
        ? new FunctionIntegration(execution, function.arn())
        : new InvokeIntegration(execution, waitsForToken());
  }

  boolean waitsForToken() {
    return task.resource() instanceof Resource.Invoke invoke && invoke.waitForTaskToken();
  }

  State.Task state() {
    return task;
  }

  /** What the paths of an attempt select from. */
  Scope scope(@Nullable String token) {
    return new Scope(visit.input(), ContextObject.of(execution, visit, retries, token));
  }

  Step succeeded(JsonNode result, Scope scope) {
    try {
      JsonNode selected =
          task.resultSelector() == null
              ? result
              : task.resultSelector().evaluate(scope.with(result));
      JsonNode combined = task.resultPath().combine(visit.input(), selected);
      JsonNode output = task.outputPath().evaluate(scope.with(combined));
      return execution.leave(visit, output, task.next());
    } catch (StatesError error) {
      return failed(error);
    }
  }

  /**
   * Retries, or goes where a catcher says.
   *
   * @throws StatesError the error itself, if nothing takes it
   */
  Step failed(StatesError error) {
    Step retry = retry(error);
    if (retry != null) {
      return retry;
    }
    for (Catcher catcher : task.catchers()) {
      if (error.matches(catcher.errorEquals())) {
        JsonNode output = catcher.resultPath().combine(visit.input(), output(error));
        return execution.leave(visit, output, catcher.next());
      }
    }
    throw error;
  }

  /** Only the first retrier that matches counts, even once it is used up. */
  private @Nullable Step retry(StatesError error) {
    List<Retrier> retriers = task.retriers();
    for (int i = 0; i < retriers.size(); i++) {
      Retrier retrier = retriers.get(i);
      if (error.matches(retrier.errorEquals())) {
        return retriesOf[i] < retrier.maxAttempts() ? retryAfterDelay(retrier, i) : null;
      }
    }
    return null;
  }

  private Step retryAfterDelay(Retrier retrier, int index) {
    double random = execution.ports().random().nextDouble();
    Duration delay = retrier.delay(retriesOf[index], random);
    retriesOf[index]++;
    retries++;
    return execution.await(execution.ports().scheduler().now().plus(delay), this::attempt);
  }

  private static ObjectNode output(StatesError error) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Error", error.name())
        .put("Cause", error.detail());
  }

  void close() {
    if (attempt != null) {
      attempt.close();
    }
  }
}
