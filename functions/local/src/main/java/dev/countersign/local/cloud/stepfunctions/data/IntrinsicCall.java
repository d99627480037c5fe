package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A function with its arguments. */
record IntrinsicCall(IntrinsicFunction function, List<Expression> arguments) implements Expression {
  @Override
  public JsonNode evaluate(Scope scope) {
    List<JsonNode> values = arguments.stream().map(a -> a.evaluate(scope)).toList();
    return function == IntrinsicFunction.FORMAT
        ? Format.apply(template(scope), values)
        : function.apply(values);
  }

  private String template(Scope scope) {
    if (arguments.isEmpty()) {
      throw IntrinsicFunction.failure("States.Format needs a template");
    }
    return arguments.get(0) instanceof ExpressionParser.QuotedText text
        ? text.raw()
        : arguments.get(0).evaluate(scope).asText();
  }
}
