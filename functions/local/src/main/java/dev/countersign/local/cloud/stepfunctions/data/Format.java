package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** States.Format: puts each argument in the place of one {@code {}}. */
final class Format {
  private final String template;
  private final List<JsonNode> arguments;
  private final StringBuilder result = new StringBuilder();
  private int used = 1;

  private Format(String template, List<JsonNode> arguments) {
    this.template = template;
    this.arguments = arguments;
  }

  /**
   * @param template with its escapes
   * @param arguments the template, then what goes into it
   */
  static JsonNode apply(String template, List<JsonNode> arguments) {
    return new Format(template, arguments).apply();
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
    if (used != arguments.size()) {
      throw IntrinsicFunction.failure("States.Format has more arguments than places");
    }
    return TextNode.valueOf(result.toString());
  }

  private String nextArgument() {
    if (used == arguments.size()) {
      throw IntrinsicFunction.failure("States.Format has fewer arguments than places");
    }
    JsonNode argument = arguments.get(used++);
    if (argument.isContainerNode()) {
      throw IntrinsicFunction.failure("States.Format takes no objects and no arrays");
    }
    return argument.asText();
  }
}
