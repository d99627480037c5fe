package dev.countersign.local.cloud.stepfunctions;

import static dev.countersign.local.cloud.stepfunctions.Functions.failing;
import static dev.countersign.local.cloud.stepfunctions.Functions.returning;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskStateTest {
  private final Functions functions = new Functions();
  private final Bench bench = new Bench(functions);

  @Test
  void callsTheFunctionWithTheInputAndGivesItsPayload() {
    functions.with("Greet", payload -> "{\"greeting\":\"Hi " + payload.path("to").asText() + "\"}");

    Bench.Run run =
        bench.run(
            """
            {"StartAt":"Greet","States":{"Greet":{"Type":"Task","Resource":"${Greet}","End":true}}}
            """,
            """
            {"to":"Ada"}""");

    assertThat(run.status()).isEqualTo("SUCCEEDED");
    assertThat(run.output()).isEqualTo(Bench.json("{\"greeting\":\"Hi Ada\"}"));
    assertThat(run.eventTypes())
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void selectsShapesAndPlacesWhatGoesInAndComesOut() {
    functions.with("Look", returning("{\"found\":[{\"id\":7}],\"noise\":1}"));

    Bench.Run run =
        bench.run(
            """
            {"StartAt":"Look","States":{"Look":{"Type":"Task","Resource":"${Look}",
              "InputPath":"$.query","Parameters":{"for.$":"$.text","max":1,"run.$":"$$.Execution.Name"},
              "ResultSelector":{"id.$":"$.found[0]['id']"},"ResultPath":"$.result.first",
              "OutputPath":"$.result","End":true}}}
            """,
            """
            {"query":{"text":"x"},"keep":true}""");

    assertThat(functions.calls()).containsExactly("Look {\"for\":\"x\",\"max\":1,\"run\":\"run\"}");
    assertThat(run.output()).isEqualTo(Bench.json("{\"first\":{\"id\":7}}"));
  }

  @Test
  void invokesTheFunctionThatItsParametersName() {
    functions.with("Echo", payload -> payload.toString());

    Bench.Run run =
        bench.run(
            """
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
              "Parameters":{"FunctionName":"${Echo}","Payload.$":"$"},"OutputPath":"$.Payload","End":true}}}
            """,
            "{\"a\":1}");

    assertThat(run.output()).isEqualTo(Bench.json("{\"a\":1}"));
    assertThat(run.eventTypes()).contains("TaskScheduled", "TaskStarted", "TaskSucceeded");
  }

  @Test
  void failsWithTheFunctionsErrorTypeAndItsPayloadAsTheCause() {
    functions.with("Break", failing("dev.countersign.core.failure.PermanentFailure", "No tenant"));

    Bench.Run run =
        bench.run(
            """
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${Break}","End":true}}}""",
            "{}");

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.error()).isEqualTo("dev.countersign.core.failure.PermanentFailure");
    assertThat(run.cause())
        .isEqualTo(
            "{\"errorType\":\"dev.countersign.core.failure.PermanentFailure\","
                + "\"errorMessage\":\"No tenant\"}");
    assertThat(run.eventTypes()).endsWith("LambdaFunctionFailed", "ExecutionFailed");
  }

  @Test
  void failsIfThereIsNoSuchFunction() {
    Bench.Run run =
        bench.run(
            """
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${Nobody}","End":true}}}""",
            "{}");

    assertThat(run.error()).isEqualTo("Lambda.ResourceNotFoundException");
  }

  @Test
  void timesOutWhileTheFunctionStillRuns() {
    functions.with(
        "Slow",
        payload -> {
          bench.time().advance(Duration.ofSeconds(3));
          return "{}";
        });

    Bench.Run run =
        bench.run(
            """
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${Slow}","TimeoutSeconds":2,
              "Catch":[{"ErrorEquals":["States.Timeout"],"ResultPath":"$.error","Next":"Late"}],"End":true},
              "Late":{"Type":"Wait","Seconds":60,"End":true}}}
            """,
            "{}");

    assertThat(run.path()).containsExactly("A", "Late");
    assertThat(run.output())
        .isEqualTo(Bench.json("{\"error\":{\"Error\":\"States.Timeout\",\"Cause\":\"\"}}"));
    assertThat(run.eventTypes())
        .containsOnlyOnce("LambdaFunctionTimedOut")
        .doesNotContain("LambdaFunctionSucceeded");
  }

  @Test
  void endsTheExecutionIfAParameterIsMissingWhateverIsCaught() {
    functions.with("Any", returning("{}"));

    Bench.Run run =
        bench.run(
            """
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${Any}","Parameters":{"x.$":"$.nope"},
              "Catch":[{"ErrorEquals":["States.ALL"],"Next":"B"}],"End":true},"B":{"Type":"Succeed"}}}
            """,
            "{\"a\":1}");

    assertThat(run.error()).isEqualTo("States.Runtime");
    assertThat(run.cause())
        .isEqualTo(
            "An error occurred while executing the state 'A' (entered at the event id #2). The"
                + " JSONPath '$.nope' could not be found in the input '{\"a\":1}'");
    assertThat(functions.calls()).isEqualTo(List.of());
  }
}
