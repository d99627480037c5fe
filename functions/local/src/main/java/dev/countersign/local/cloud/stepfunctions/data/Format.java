package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** States.Format: puts each argument in the place of one {@code {}}. */
final class Format {
  private final String template;
  private final Iterator<JsonNode> arguments;
  private final StringBuilder result = new StringBuilder();

  private Format(String template, Iterator<JsonNode> arguments) {
    this.template = template;
    this.arguments = arguments;
  }

  /** Takes the template, then what goes into it. */
  static JsonNode call(List<Expression> arguments, Scope scope) {
    if (arguments.isEmpty()) {
      throw IntrinsicFunction.failure("States.Format needs a template");
    }
    Expression template = arguments.get(0);
    String text =
        template instanceof ExpressionParser.QuotedText quoted
            ? quoted.raw()
            : template.evaluate(scope).asText();
    Stream<JsonNode> values = arguments.stream().skip(1).map(value -> value.evaluate(scope));
    return new Format(text, values.iterator()).apply();
  }

  private JsonNode apply() {
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '\\' && i + 1 < template.length()) {
        result.append(template.charAt(++i));
      } else if (template.startsWith("{}", i)) {
        result.append(nextArgument());
        i++;
      } else {
        result.append(c);
      }
    }
    if (arguments.hasNext()) {
      throw IntrinsicFunction.failure("States.Format has more arguments than places");
    }
    return TextNode.valueOf(result.toString());
  }

  private String nextArgument() {
    if (!arguments.hasNext()) {
      throw IntrinsicFunction.failure("States.Format has fewer arguments than places");
    }
    JsonNode argument = arguments.next();
    if (argument.isContainerNode()) {
      throw IntrinsicFunction.failure("States.Format takes no objects and no arrays");
    }
    return argument.asText();
  }
}
