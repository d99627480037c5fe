package dev.countersign.local.cloud.stepfunctions.data;

import static dev.countersign.local.cloud.stepfunctions.Bench.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultPathTest {
  private static final JsonNode RESULT = json("\"R\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$ | {\"a\":1} | \"R\"",
        "$.b | {\"a\":1} | {\"a\":1,\"b\":\"R\"}",
        "$.a | {\"a\":1} | {\"a\":\"R\"}",
        "$.x.y.z | {\"a\":1} | {\"a\":1,\"x\":{\"y\":{\"z\":\"R\"}}}",
        "$.l[1] | {\"l\":[1,2]} | {\"l\":[1,\"R\"]}",
        "$.l[0].k | {\"l\":[{}]} | {\"l\":[{\"k\":\"R\"}]}",
      })
  void putsTheResultIntoTheInput(String path, String input, String expected) {
    assertThat(ResultPath.parse(path).combine(json(input), RESULT)).isEqualTo(json(expected));
  }

  @Test
  void leavesTheInputItselfAsItWas() {
    JsonNode input = json("{\"x\":{\"y\":1}}");

    ResultPath.parse("$.x.y").combine(input, RESULT);

    assertThat(input).isEqualTo(json("{\"x\":{\"y\":1}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"$.a.b | {\"a\":1}", "$.a | [1]", "$.l[2] | {\"l\":[1,2]}", "$.a | \"text\""})
  void failsIfTheInputHasNoSuchPlace(String path, String input) {
    assertThatThrownBy(() -> ResultPath.parse(path).combine(json(input), RESULT))
        .isInstanceOfSatisfying(
            StatesError.class,
            error -> assertThat(error.name()).isEqualTo("States.ResultPathMatchFailure"));
  }

  @Test
  void refusesToChangeTheContextObject() {
    assertThatThrownBy(() -> ResultPath.parse("$$.a")).isInstanceOf(InvalidExpression.class);
  }
}
