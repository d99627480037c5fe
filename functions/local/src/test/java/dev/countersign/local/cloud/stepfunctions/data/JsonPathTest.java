package dev.countersign.local.cloud.stepfunctions.data;

import static dev.countersign.local.cloud.stepfunctions.Bench.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
  private static final Scope SCOPE =
      new Scope(
          json("{\"a\":{\"b\":[{\"c\":1},[2,3]],\"with space\":4,\"ü-1_x\":5},\"n\":null}"),
          json("{\"Task\":{\"Token\":\"t\"}}"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.a.b[0].c | 1",
        "$['a']['b'][0]['c'] | 1",
        "$[\"a\"].b[1][1] | 3",
        "$.a['with space'] | 4",
        "$.a.ü-1_x | 5",
        "$.n | null",
        "$$.Task.Token | \"t\"",
      })
  void findsExactlyOneNode(String path, String expected) {
    assertThat(JsonPath.parse(path).evaluate(SCOPE)).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.x", "$.a.b[2]", "$.a[0]", "$.a.b.c", "$.n.x", "$$.a"})
  void endsTheExecutionIfNothingIsThere(String path) {
    assertThat(JsonPath.parse(path).find(SCOPE)).isNull();
    assertThatThrownBy(() -> JsonPath.parse(path).evaluate(SCOPE))
        .isInstanceOfSatisfying(
            StatesError.class, error -> assertThat(error.name()).isEqualTo("States.Runtime"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "$a",
        "$.",
        "$..a",
        "$.*",
        "$[*]",
        "$[0:1]",
        "$[-1]",
        "$[?(@.a)]",
        "$['a'",
        "$.a[",
        "$.a.length()",
        "$[a]",
        "$.a b",
        "$[1234567]"
      })
  void refusesPathsThatMayFindSeveralNodesOrAreNoPaths(String path) {
    assertThatThrownBy(() -> JsonPath.parse(path)).isInstanceOf(InvalidExpression.class);
  }

  @Test
  void findsEverythingAtTheRoot() {
    assertThat(JsonPath.ROOT.evaluate(SCOPE)).isSameAs(SCOPE.data());
  }
}
