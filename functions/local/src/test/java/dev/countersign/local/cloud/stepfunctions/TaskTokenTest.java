package dev.countersign.local.cloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.cloud.aws.AwsError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TaskTokenTest {
  private final List<String> tokens = new ArrayList<>();
  private final Functions functions =
      new Functions()
          .with(
              "Ask",
              payload -> {
                tokens.add(payload.path("token").asText());
                return "{\"asked\":true}";
              });
  private final Bench bench = new Bench(functions);

  private Bench.Run start(String more) {
    return bench.start(
        """
        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
          "Parameters":{"FunctionName":"${Ask}","Payload":{"token.$":"$$.Task.Token"}},%s
          "ResultPath":"$.answer","End":true},"Late":{"Type":"Succeed"},"Other":{"Type":"Succeed"}}}
        """
            .formatted(more.isEmpty() ? CATCH : more),
        "{\"id\":1}");
  }

  private static final String CATCH =
      """
      "Catch":[{"ErrorEquals":["States.Timeout"],"ResultPath":"$.error","Next":"Late"},
        {"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"Other"}],""";

  private void succeed(String token, String output) {
    bench.call("SendTaskSuccess", "taskToken", token, "output", output);
    bench.time().settle();
  }

  @Test
  void waitsForDaysAndGoesOnWithWhatIsSent() {
    Bench.Run run = start("");
    bench.time().advance(Duration.ofDays(7));
    assertThat(run.status()).isEqualTo("RUNNING");

    succeed(tokens.get(0), "{\"scope\":\"ALL\"}");

    assertThat(run.output()).isEqualTo(Bench.json("{\"id\":1,\"answer\":{\"scope\":\"ALL\"}}"));
    assertThat(run.eventTypes())
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void catchesTheErrorThatIsSent() {
    Bench.Run run = start("");

    bench.call("SendTaskFailure", "taskToken", tokens.get(0), "error", "No", "cause", "Declined");

    assertThat(run.path()).containsExactly("Ask", "Other");
    assertThat(run.output())
        .isEqualTo(Bench.json("{\"id\":1,\"error\":{\"Error\":\"No\",\"Cause\":\"Declined\"}}"));
  }

  @Test
  void timesOutAndRefusesTheAnswerThatComesTooLate() {
    Bench.Run run = start("\"TimeoutSeconds\":604800," + CATCH);
    bench.time().advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(run.status()).isEqualTo("RUNNING");
    bench.time().advance(Duration.ofSeconds(1));

    assertThat(run.path()).containsExactly("Ask", "Late");
    assertThat(run.eventTypes()).contains("TaskTimedOut");
    assertRefused("TaskTimedOut", () -> succeed(tokens.get(0), "{}"));
  }

  @Test
  void livesAsLongAsHeartbeatsCome() {
    Bench.Run run = start("\"HeartbeatSeconds\":60," + CATCH);
    bench.time().advance(Duration.ofSeconds(59));
    bench.call("SendTaskHeartbeat", "taskToken", tokens.get(0));
    bench.time().advance(Duration.ofSeconds(59));
    assertThat(run.status()).isEqualTo("RUNNING");

    bench.time().advance(Duration.ofSeconds(1));

    assertThat(run.path()).containsExactly("Ask", "Late");
  }

  @Test
  void takesAnAnswerThatComesBeforeTheFunctionHasReturned() {
    functions.with(
        "Ask",
        payload -> {
          succeed(payload.path("token").asText(), "{\"early\":true}");
          assertRefused(
              "TaskTimedOut", () -> succeed(payload.path("token").asText(), "{\"twice\":true}"));
          return "{}";
        });

    Bench.Run run = start("");

    assertThat(run.output()).isEqualTo(Bench.json("{\"id\":1,\"answer\":{\"early\":true}}"));
    assertThat(run.eventTypes()).containsSubsequence("TaskSubmitted", "TaskSucceeded");
  }

  @Test
  void failsWithoutWaitingIfTheFunctionFails() {
    functions.with(
        "Ask",
        payload -> {
          tokens.add(payload.path("token").asText());
          throw new Functions.FunctionError("X", "No");
        });

    Bench.Run run = start("");

    assertThat(run.path()).containsExactly("Ask", "Other");
    assertRefused("TaskTimedOut", () -> succeed(tokens.get(0), "{}"));
  }

  @Test
  void givesEachAttemptATokenOfItsOwn() {
    Bench.Run run =
        start("\"Retry\":[{\"ErrorEquals\":[\"Again\"],\"IntervalSeconds\":1}]," + CATCH);
    bench.call("SendTaskFailure", "taskToken", tokens.get(0), "error", "Again");
    bench.time().advance(Duration.ofSeconds(1));

    assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
    assertRefused("TaskTimedOut", () -> succeed(tokens.get(0), "{}"));
    succeed(tokens.get(1), "{}");
    assertThat(run.status()).isEqualTo("SUCCEEDED");
  }

  @Test
  void refusesAnAnswerThatIsNotJsonAndTokensThatAreNone() {
    start("");

    assertRefused("InvalidOutput", () -> succeed(tokens.get(0), "{"));
    assertRefused("InvalidToken", () -> succeed("token", "{}"));
    assertRefused("TaskDoesNotExist", () -> succeed(tokens.get(0) + "x", "{}"));
    assertRefused("ValidationException", () -> bench.call("SendTaskSuccess", "output", "{}"));
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(AwsError.class, error -> assertThat(error.code()).isEqualTo(code));
  }
}
