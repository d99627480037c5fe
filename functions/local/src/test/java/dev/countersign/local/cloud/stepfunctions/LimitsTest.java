package dev.countersign.local.cloud.stepfunctions;

import static dev.countersign.local.cloud.stepfunctions.Functions.returning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.stepfunctions.data.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final String LARGEST = "\"" + "x".repeat(Json.MAX_BYTES - 2) + "\"";
  private static final String TOO_LARGE = "\"" + "x".repeat(Json.MAX_BYTES - 1) + "\"";

  private final Functions functions = new Functions();
  private final Bench bench = new Bench(functions);

  @Test
  void takesAResultOf256KiB() {
    functions.with("A", returning(LARGEST));

    assertThat(task("").status()).isEqualTo("SUCCEEDED");
  }

  @Test
  void refusesALargerResultEvenIfEverythingIsCaught() {
    functions.with("A", returning(TOO_LARGE));

    assertThat(task("{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"B\"}").error())
        .isEqualTo("States.DataLimitExceeded");
  }

  @Test
  void letsTheLimitBeCaughtByItsName() {
    functions.with("A", returning(TOO_LARGE));

    assertThat(task("{\"ErrorEquals\":[\"States.DataLimitExceeded\"],\"Next\":\"B\"}").path())
        .containsExactly("A", "B");
  }

  private Bench.Run task(String catcher) {
    String more = catcher.isEmpty() ? "{\"ErrorEquals\":[\"X\"],\"Next\":\"B\"}" : catcher;
    return bench.run(
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${A}","End":true,"Catch":[%s]},
          "B":{"Type":"Succeed"}}}
        """
            .formatted(more),
        "{}");
  }

  @Test
  void refusesAStateWhoseOutputGrowsTooLarge() {
    Bench.Run run =
        bench.run(
            """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"$","b.$":"$"},"End":true}}}""",
            LARGEST);

    assertThat(run.error()).isEqualTo("States.DataLimitExceeded");
  }

  @Test
  void refusesALargerInput() {
    assertThatThrownBy(
            () ->
                bench.run(
                    "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}", TOO_LARGE))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("longer than 262144 bytes");
  }

  @Test
  void endsALoopThatFillsTheHistory() {
    Bench.Run run =
        bench.run(
            """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"}}}""",
            "{}");

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.cause())
        .contains("The execution reached the maximum number of history events (25000).");
    Execution execution = bench.service().execution(run.arn());
    assertThat(execution.events()).hasSize(25_000);
    assertThat(execution.events().get(24_999).type()).isEqualTo(HistoryEventType.EXECUTION_FAILED);
  }

  @Test
  void endsAnExecutionThatTakesTooLong() {
    Bench.Run run =
        bench.start(
            """
            {"StartAt":"A","TimeoutSeconds":60,"States":{"A":{"Type":"Wait","Seconds":61,"End":true}}}""",
            "{}");
    bench.time().advance(Duration.ofSeconds(60));

    assertThat(run.status()).isEqualTo("TIMED_OUT");
    assertThat(run.eventTypes()).endsWith("WaitStateEntered", "ExecutionTimedOut");
    bench.time().runToTheEnd();
    assertThat(run.eventTypes()).endsWith("WaitStateEntered", "ExecutionTimedOut");
  }

  @Test
  void leavesNoTimerBehindWhenItIsStopped() {
    functions.with("A", returning("{}"));
    String token =
        "\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke.waitForTaskToken\","
            + "\"Parameters\":{\"FunctionName\":\"A\",\"Payload\":{}},"
            + "\"TimeoutSeconds\":60,\"HeartbeatSeconds\":30";

    for (String state : List.of("\"Type\":\"Wait\",\"Seconds\":60", token)) {
      Bench other = new Bench(functions);
      Bench.Run run =
          other.start(
              "{\"StartAt\":\"S\",\"TimeoutSeconds\":90,\"States\":{\"S\":{"
                  + state
                  + ",\"End\":true}}}",
              "{}");
      assertThat(other.time().isIdle()).isFalse();

      other.call("StopExecution", "executionArn", run.arn());

      assertThat(other.time().isIdle()).isTrue();
      assertThat(run.eventTypes()).endsWith("ExecutionAborted");
    }
  }
}
