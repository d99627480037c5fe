package dev.countersign.local.cloud.stepfunctions;

import static dev.countersign.local.cloud.stepfunctions.Functions.failing;
import static dev.countersign.local.cloud.stepfunctions.Functions.returning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.cloud.stepfunctions.language.Retrier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final Functions functions = new Functions();
  private final Bench bench = new Bench(functions);
  private final List<Long> times = new ArrayList<>();

  private Bench.Run run(String retry, Functions.Function... answers) {
    Instant start = bench.time().now();
    functions.answering("Answer", answers);
    functions.with(
        "A",
        payload -> {
          times.add(Duration.between(start, bench.time().now()).toSeconds());
          return functions.handle("Answer", payload);
        });
    return bench.run(
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${A}","End":true,
          "Parameters":{"retries.$":"$$.State.RetryCount"},"Retry":[%s]}}}
        """
            .formatted(retry),
        "{}");
  }

  @Test
  void waitsLongerEachTimeUpToTheLimit() {
    Bench.Run run =
        run(
            """
            {"ErrorEquals":["X"],"IntervalSeconds":2,"BackoffRate":3,"MaxAttempts":4,"MaxDelaySeconds":10}""",
            failing("X", ""));

    assertThat(times).containsExactly(0L, 2L, 8L, 18L, 28L);
    assertThat(run.error()).isEqualTo("X");
    assertThat(functions.calls())
        .contains("A {\"retries\":0}", "A {\"retries\":1}", "A {\"retries\":4}");
  }

  @Test
  void triesThreeTimesMoreByDefault() {
    run("{\"ErrorEquals\":[\"X\"]}", failing("X", ""));

    assertThat(times).containsExactly(0L, 1L, 3L, 7L);
  }

  @Test
  void countsEachRetrierForItself() {
    Bench.Run run =
        run(
            """
            {"ErrorEquals":["X"],"IntervalSeconds":1,"MaxAttempts":1},{"ErrorEquals":["Y"],"IntervalSeconds":5,"MaxAttempts":1}""",
            failing("X", ""),
            failing("Y", ""),
            failing("X", "again"));

    assertThat(times).containsExactly(0L, 1L, 6L);
    assertThat(run.error()).isEqualTo("X");
  }

  @Test
  void usesOnlyTheFirstRetrierThatMatches() {
    run(
        """
        {"ErrorEquals":["X"],"MaxAttempts":0},{"ErrorEquals":["States.ALL"],"MaxAttempts":5}""",
        failing("X", ""));

    assertThat(times).containsExactly(0L);
  }

  @Test
  void retriesNothingThatIsNotNamed() {
    Bench.Run run = run("{\"ErrorEquals\":[\"X\",\"Y\"]}", failing("Z", ""));

    assertThat(times).hasSize(1);
    assertThat(run.error()).isEqualTo("Z");
  }

  @Test
  void recordsEachAttempt() {
    Bench.Run run = run("{\"ErrorEquals\":[\"X\"]}", failing("X", ""), returning("{}"));

    assertThat(run.eventTypes())
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionFailed",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void spreadsDelaysIfAskedTo() {
    Retrier retrier = new Retrier(List.of("X"), 10, 2, 3, 30L, true);

    assertThat(retrier.delay(1, 0)).isEqualTo(Duration.ZERO);
    assertThat(retrier.delay(1, 0.5)).isEqualTo(Duration.ofSeconds(10));
    assertThat(retrier.delay(9, 0.5)).isEqualTo(Duration.ofSeconds(15));
  }
}
