package dev.countersign.local.cloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherStatesTest {
  private final Bench bench = new Bench(new Functions());

  private Bench.Run run(String state, String input) {
    return bench.run("{\"StartAt\":\"A\",\"States\":{\"A\":{" + state + "}}}", input);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Seconds\":90 | 90",
        "\"Seconds\":0 | 0",
        "\"SecondsPath\":\"$.seconds\" | 604800",
        "\"Timestamp\":\"2026-11-23T10:00:00Z\" | 3600",
        "\"TimestampPath\":\"$.time\" | 1800",
        "\"Timestamp\":\"2026-01-01T00:00:00Z\" | 0",
      })
  void waits(String field, long seconds) {
    Instant start = bench.time().now();

    Bench.Run run =
        run(
            "\"Type\":\"Wait\",\"End\":true," + field,
            "{\"seconds\":604800,\"time\":\"2026-11-23T10:30:00+01:00\"}");

    assertThat(run.status()).isEqualTo("SUCCEEDED");
    assertThat(Duration.between(start, bench.time().now())).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"SecondsPath\":\"$.text\" | cannot be parsed as a long value: $.text == \"1\"",
        "\"SecondsPath\":\"$.negative\" | cannot be parsed as a long value",
        "\"SecondsPath\":\"$.nope\" | '$.nope' could not be found",
        "\"TimestampPath\":\"$.text\" | does not reference a valid ISO-8601",
      })
  void endsTheExecutionIfItCannotTellHowLongToWait(String field, String cause) {
    Bench.Run run =
        run("\"Type\":\"Wait\",\"End\":true," + field, "{\"text\":\"1\",\"negative\":-1}");

    assertThat(run.error()).isEqualTo("States.Runtime");
    assertThat(run.cause())
        .startsWith("An error occurred while executing the state 'A' (entered at the event id #2).")
        .contains(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Result\":1 | 1",
        "\"Result\":1,\"ResultPath\":\"$.r\" | {\"a\":{\"b\":2},\"r\":1}",
        "\"Parameters\":{\"c.$\":\"$.a.b\"},\"ResultPath\":\"$.r\" | {\"a\":{\"b\":2},\"r\":{\"c\":2}}",
        "\"InputPath\":\"$.a\" | {\"b\":2}",
        "\"InputPath\":\"$$.Execution.Name\" | \"run\"",
        "\"InputPath\":null | {}",
        "\"OutputPath\":\"$.a.b\" | 2",
        "\"ResultPath\":null,\"Result\":1 | {\"a\":{\"b\":2}}",
      })
  void passesDataOnInAnotherShape(String fields, String output) {
    assertThat(run("\"Type\":\"Pass\",\"End\":true," + fields, "{\"a\":{\"b\":2}}").output())
        .isEqualTo(Bench.json(output));
  }

  @Test
  void knowsWhereItIs() {
    Bench.Run run =
        run("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"context.$\":\"$$\"}", "{\"a\":1}");

    assertThat(run.output().path("context"))
        .isEqualTo(
            Bench.json(
                """
                {"Execution":{"Id":"arn:aws:states:eu-central-1:123456789012:execution:sample:run","Input":{"a":1},"Name":"run",
                  "RoleArn":"arn:aws:iam::123456789012:role/states","StartTime":"2026-11-23T09:00:00Z","RedriveCount":0},
                 "State":{"Name":"A","EnteredTime":"2026-11-23T09:00:00Z"},
                 "StateMachine":{"Id":"arn:aws:states:eu-central-1:123456789012:stateMachine:sample","Name":"sample"}}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      value = {
        "\"Error\":\"E\",\"Cause\":\"C\" | E | C",
        "\"ErrorPath\":\"$.e\",\"CausePath\":\"$.c\" | States.Timeout | why",
        "\"Error\":\"E\",\"CausePath\":\"States.Format('{}!', $.c)\" | E | why!",
        "\"Error\":\"E\",\"CausePath\":\"$.nil\" | E | ``",
        "\"Comment\":\"neither\" | `` | ``",
        "\"ErrorPath\":\"$.n\" | States.Runtime | An error occurred while executing the state 'A' (entered at the event id #2). The Error and the Cause of a Fail state must be strings",
      })
  void fails(String fields, String error, String cause) {
    Bench.Run run =
        run(
            "\"Type\":\"Fail\"," + fields,
            "{\"e\":\"States.Timeout\",\"c\":\"why\",\"nil\":null,\"n\":1}");

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.error()).isEqualTo(error);
    assertThat(run.cause()).isEqualTo(cause);
    assertThat(run.eventTypes()).endsWith("FailStateEntered", "ExecutionFailed");
  }

  @Test
  void succeedsWithWhatItSelects() {
    Bench.Run run = run("\"Type\":\"Succeed\",\"InputPath\":\"$.a\"", "{\"a\":1}");

    assertThat(run.output()).isEqualTo(Bench.json("1"));
    assertThat(run.eventTypes())
        .endsWith("SucceedStateEntered", "SucceedStateExited", "ExecutionSucceeded");
  }
}
