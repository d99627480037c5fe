package dev.countersign.local.cloud.stepfunctions.moto;

import static dev.countersign.local.cloud.stepfunctions.Functions.failing;
import static dev.countersign.local.cloud.stepfunctions.Functions.returning;

import dev.countersign.local.cloud.stepfunctions.Functions;
import java.util.stream.Stream;

/** State machines in the manner of our own ones. */
final class Samples {
  private static final String TEMPORARY = "my.TemporaryFailure";

  private Samples() {}

  static Stream<Sample> all() {
    return Stream.of(
        retryThenSucceed(),
        retriesRunOut(),
        loopOverPages(),
        catchesByName(),
        failWithPaths(),
        waitAsLongAsTheFunctionSays(),
        tokenSucceeds(),
        tokenFails(),
        tokenTimesOut(),
        shapes(),
        choices());
  }

  private static Sample retryThenSucceed() {
    return new Sample(
        "retries a named error, then succeeds",
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${A}","ResultPath":"$.a","End":true,
          "Retry":[{"ErrorEquals":["my.TemporaryFailure"],"IntervalSeconds":1,"BackoffRate":1.5,
            "MaxAttempts":2,"MaxDelaySeconds":1}]}}}
        """,
        "{\"id\":1}",
        answers ->
            new Functions()
                .answering("A", failing(TEMPORARY, "again"), returning("{\"done\":true}")));
  }

  private static Sample retriesRunOut() {
    return new Sample(
        "goes to the catcher when the retries are used up",
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${A}","End":true,
          "Retry":[{"ErrorEquals":["my.TemporaryFailure"],"IntervalSeconds":1,"MaxAttempts":1}],
          "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"Undo"}]},
          "Undo":{"Type":"Task","Resource":"${Undo}","ResultPath":null,"Next":"Failed"},
          "Failed":{"Type":"Fail","Error":"OnboardingFailed","Cause":"It was taken back"}}}
        """,
        "{\"id\":1}",
        answers ->
            new Functions()
                .with("A", failing(TEMPORARY, "again"))
                .with("Undo", returning("{\"ignored\":1}")));
  }

  private static Sample loopOverPages() {
    return new Sample(
        "loops over pages, with retries of their own for each",
        """
        {"StartAt":"Page","States":{"Page":{"Type":"Task","Resource":"${Page}","ResultPath":"$.page","Next":"More",
            "Retry":[{"ErrorEquals":["my.TemporaryFailure"],"IntervalSeconds":1,"MaxAttempts":1}]},
          "More":{"Type":"Choice","Choices":[{"Variable":"$.page.last","BooleanEquals":true,"Next":"Done"}],"Default":"Page"},
          "Done":{"Type":"Succeed"}}}
        """,
        "{}",
        answers ->
            new Functions()
                .answering(
                    "Page",
                    failing(TEMPORARY, "busy"),
                    returning("{\"last\":false}"),
                    failing(TEMPORARY, "busy"),
                    returning("{\"last\":true}")));
  }

  private static Sample catchesByName() {
    return new Sample(
        "takes the first catcher that matches",
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${A}","InputPath":"$.x","End":true,
          "Catch":[{"ErrorEquals":["my.Other","States.Timeout"],"Next":"B"},
            {"ErrorEquals":["States.TaskFailed"],"ResultPath":"$.error","Next":"C"},
            {"ErrorEquals":["States.ALL"],"Next":"B"}]},
          "B":{"Type":"Fail"},"C":{"Type":"Pass","Parameters":{"message.$":"States.StringToJson($.error.Cause)"},"End":true}}}
        """,
        "{\"x\":{\"v\":1},\"y\":2}",
        answers -> new Functions().with("A", failing("my.PermanentFailure", "No")));
  }

  private static Sample failWithPaths() {
    return new Sample(
        "fails with the error and the cause that its data holds",
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${A}","End":true,
          "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"F"}]},
          "F":{"Type":"Fail","ErrorPath":"$.error.Error","CausePath":"States.Format('{}: {}', $.id, $.error.Error)"}}}
        """,
        "{\"id\":\"s1\"}",
        answers -> new Functions().with("A", failing("my.PermanentFailure", "No")));
  }

  private static Sample waitAsLongAsTheFunctionSays() {
    return new Sample(
        "waits as long as a function says",
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${A}","Next":"W"},
          "W":{"Type":"Wait","SecondsPath":"$.interval","Next":"S"},"S":{"Type":"Succeed","OutputPath":"$.interval"}}}
        """,
        "{}",
        answers -> new Functions().with("A", returning("{\"interval\":1}")));
  }

  private static String token(String more) {
    return """
        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
          "Parameters":{"FunctionName":"${Ask}","Payload":{"taskToken.$":"$$.Task.Token","id.$":"$.id"}},
          "ResultPath":"$.answer",%s
          "Catch":[{"ErrorEquals":["States.Timeout","my.Declined"],"ResultPath":"$.error","Next":"F"}],"End":true},
          "F":{"Type":"Fail","Error":"NotAnswered","CausePath":"$.error.Error"}}}
        """
        .formatted(more);
  }

  private static Sample tokenSucceeds() {
    return new Sample(
        "goes on with what is sent with the task token",
        token("\"ResultSelector\":{\"scope.$\":\"$.scope.kind\"},\"TimeoutSeconds\":20,"),
        "{\"id\":1}",
        answers ->
            new Functions()
                .with(
                    "Ask",
                    payload -> {
                      answers.succeed(
                          payload.path("taskToken").asText(), "{\"scope\":{\"kind\":\"ALL\"}}");
                      return "{}";
                    }));
  }

  private static Sample tokenFails() {
    return new Sample(
        "goes to the catcher of the error that is sent with the task token",
        token("\"TimeoutSeconds\":20,"),
        "{\"id\":1}",
        answers ->
            new Functions()
                .with(
                    "Ask",
                    payload -> {
                      answers.fail(payload.path("taskToken").asText(), "my.Declined");
                      return "{}";
                    }));
  }

  private static Sample tokenTimesOut() {
    return new Sample(
        "times out if nobody sends a heartbeat or an answer",
        token("\"TimeoutSeconds\":20,\"HeartbeatSeconds\":1,"),
        "{\"id\":1}",
        answers -> new Functions().with("Ask", returning("{}")));
  }

  private static Sample shapes() {
    return new Sample(
        "shapes data",
        """
        {"StartAt":"P","States":{"P":{"Type":"Pass","InputPath":"$.in","Parameters":{
            "name.$":"$$.Execution.Name","state.$":"$$.State.Name","input.$":"$$.Execution.Input.in.list[1]",
            "sum.$":"States.MathAdd($.n, -1)","text.$":"States.Format('{} of {}', $.n, $.deep.text)",
            "json.$":"States.StringToJson($.json)","string.$":"States.JsonToString($.list)",
            "array.$":"States.Array($.n, 'x', true)","length.$":"States.ArrayLength($.list)","deep":{"l":[{"n.$":"$.n"}]}},
          "ResultPath":"$.out.here","Next":"Q"},
          "Q":{"Type":"Pass","Result":{"fixed":1},"ResultPath":"$.q","OutputPath":"$.out","Next":"S"},
          "S":{"Type":"Succeed"}}}
        """,
        "{\"in\":{\"n\":4,\"deep\":{\"text\":\"v\"},\"list\":[{\"k\":\"v\"},2],\"json\":\"{\\\"a\\\":[1]}\"}}",
        answers -> new Functions());
  }

  private static Sample choices() {
    return new Sample(
        "chooses",
        """
        {"StartAt":"A","States":{
          "A":{"Type":"Choice","Choices":[
            {"And":[{"Variable":"$.missing","IsPresent":true},{"Variable":"$.n","NumericEquals":3}],"Next":"F"},
            {"Not":{"Variable":"$.s","StringMatches":"a*c"},"Next":"F"},
            {"Or":[{"Variable":"$.n","NumericGreaterThan":3},{"Variable":"$.n","NumericLessThanEquals":3}],"Next":"B"}],"Default":"F"},
          "B":{"Type":"Choice","Choices":[
            {"Variable":"$.s","NumericEquals":3,"Next":"F"},{"Variable":"$.nil","IsNull":false,"Next":"F"},
            {"Variable":"$.t","TimestampLessThanPath":"$.u","Next":"C"}],"Default":"F"},
          "C":{"Type":"Choice","Choices":[{"Variable":"$.s","StringEqualsPath":"$.s2","Next":"S"}],"Default":"F"},
          "S":{"Type":"Succeed"},"F":{"Type":"Fail"}}}
        """,
        """
        {"n":3,"s":"abc","s2":"abc","nil":null,"t":"2026-11-23T09:00:00Z","u":"2026-11-23T09:00:01Z"}""",
        answers -> new Functions());
  }
}
