package dev.countersign.local.cloud.stepfunctions.data;

import static dev.countersign.local.cloud.stepfunctions.Bench.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Scope SCOPE =
      new Scope(
          json("{\"n\":4,\"s\":\"a'b\",\"list\":[{\"k\":1},2],\"json\":\"{\\\"x\\\":[1.5]}\"}"),
          json("{\"Execution\":{\"Name\":\"run\"}}"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Format('{} of {}, {}, {}', $.n, $.s, true, null) | \"4 of a'b, true, null\"",
        "States.Format('it\\'s \\{\\} \\\\ {}', $$.Execution.Name) | \"it's {} \\\\ run\"",
        "States.Format($.s) | \"a'b\"",
        "States.MathAdd($.n, -5) | -1",
        "States.MathAdd(States.MathAdd($.n, 1), States.ArrayLength($.list)) | 7",
        "States.StringToJson($.json) | {\"x\":[1.5]}",
        "States.JsonToString($.list) | \"[{\\\"k\\\":1},2]\"",
        "States.Array($.n, 'x', 1.5, false, null, $.list[0].k) | [4,\"x\",1.5,false,null,1]",
        "States.Array() | []",
        "States.ArrayLength( $.list ) | 2",
      })
  void callsIntrinsicFunctions(String expression, String expected) {
    assertThat(Expression.parse(expression).evaluate(SCOPE)).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.Format('{}')",
        "States.Format('', $.n)",
        "States.Format('{}', $.list)",
        "States.MathAdd($.n, 'x')",
        "States.MathAdd(2147483647, 1)",
        "States.StringToJson($.s)",
        "States.StringToJson($.n)",
        "States.ArrayLength($.n)",
        "States.JsonToString($.n, $.n)",
      })
  void failsByTheNameThatACatcherCanTake(String expression) {
    Expression parsed = Expression.parse(expression);

    assertThatThrownBy(() -> parsed.evaluate(SCOPE))
        .isInstanceOfSatisfying(
            StatesError.class,
            error -> assertThat(error.name()).isEqualTo("States.IntrinsicFailure"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.UUID()",
        "States.Format('a'",
        "States.Format('a",
        "States.Format(a)",
        "States.Array(1 2)",
        "Format('a')",
        "text",
        "States.MathAdd(1, Other.Thing())",
        "States.Array(1) and more",
      })
  void refusesWhatItDoesNotKnow(String expression) {
    assertThatThrownBy(() -> Expression.parse(expression)).isInstanceOf(InvalidExpression.class);
  }
}
