package dev.countersign.local.cloud.stepfunctions.data;

import static dev.countersign.local.cloud.stepfunctions.Bench.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Scope SCOPE = new Scope(json("{\"a\":[1,{\"b\":2}]}"), json("{}"));

  @Test
  void fillsInPathsAndKeepsEverythingElse() {
    Expression template =
        Template.parse(
            json(
                """
                {"fixed":"$.a","list":[{"b.$":"$.a[1].b"},"x"],"whole.$":"$","null":null}"""));

    assertThat(template.evaluate(SCOPE))
        .isEqualTo(
            json(
                """
                {"fixed":"$.a","list":[{"b":2},"x"],"whole":{"a":[1,{"b":2}]},"null":null}"""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a.$\":1}", "{\"a.$\":\"text\"}", "{\"a\":1,\"a.$\":\"$\"}"})
  void refusesFieldsThatAreNoPathsOrComeTwice(String template) {
    assertThatThrownBy(() -> Template.parse(json(template))).isInstanceOf(InvalidExpression.class);
  }
}
