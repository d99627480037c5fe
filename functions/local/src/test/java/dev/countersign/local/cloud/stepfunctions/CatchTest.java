package dev.countersign.local.cloud.stepfunctions;

import static dev.countersign.local.cloud.stepfunctions.Functions.failing;
import static dev.countersign.local.cloud.stepfunctions.Functions.returning;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatchTest {
  private static final String CAUSE =
      "{\\\"errorType\\\":\\\"X\\\",\\\"errorMessage\\\":\\\"No\\\"}";

  private final Functions functions = new Functions().with("A", failing("X", "No"));
  private final Bench bench = new Bench(functions);

  private Bench.Run run(String more, String catchers) {
    return bench.run(
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${A}","End":true,%s"Catch":[%s]},
          "B":{"Type":"Succeed"}}}
        """
            .formatted(more, catchers),
        "{\"x\":{\"y\":1}}");
  }

  @Test
  void putsErrorAndCauseIntoTheRawInput() {
    Bench.Run run =
        run(
            "\"InputPath\":\"$.x\",\"OutputPath\":\"$.x\",",
            "{\"ErrorEquals\":[\"X\"],\"ResultPath\":\"$.error\",\"Next\":\"B\"}");

    assertThat(functions.calls()).containsExactly("A {\"y\":1}");
    assertThat(run.output())
        .isEqualTo(
            Bench.json(
                "{\"x\":{\"y\":1},\"error\":{\"Error\":\"X\",\"Cause\":\"" + CAUSE + "\"}}"));
  }

  @Test
  void replacesTheInputByDefault() {
    Bench.Run run = run("", "{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"B\"}");

    assertThat(run.output()).isEqualTo(Bench.json("{\"Error\":\"X\",\"Cause\":\"" + CAUSE + "\"}"));
  }

  @Test
  void dropsTheErrorIfToldTo() {
    Bench.Run run =
        run("", "{\"ErrorEquals\":[\"States.TaskFailed\"],\"ResultPath\":null,\"Next\":\"B\"}");

    assertThat(run.output()).isEqualTo(Bench.json("{\"x\":{\"y\":1}}"));
  }

  @Test
  void failsIfNoCatcherTakesTheError() {
    Bench.Run run = run("", "{\"ErrorEquals\":[\"Y\",\"States.Timeout\"],\"Next\":\"B\"}");

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.path()).containsExactly("A");
  }

  @Test
  void catchesAResultThatCannotBeShaped() {
    functions.with("A", returning("{\"json\":\"{\"}"));

    Bench.Run run =
        run(
            "\"ResultSelector\":{\"v.$\":\"States.StringToJson($.json)\"},",
            "{\"ErrorEquals\":[\"States.IntrinsicFailure\"],\"ResultPath\":null,\"Next\":\"B\"}");

    assertThat(run.path()).containsExactly("A", "B");
  }

  @Test
  void catchesAResultThatHasNoPlaceInTheInput() {
    functions.with("A", returning("{}"));

    Bench.Run run =
        run(
            "\"ResultPath\":\"$.x.y.z\",",
            "{\"ErrorEquals\":[\"States.ResultPathMatchFailure\"],\"ResultPath\":null,\"Next\":\"B\"}");

    assertThat(run.path()).containsExactly("A", "B");
  }
}
