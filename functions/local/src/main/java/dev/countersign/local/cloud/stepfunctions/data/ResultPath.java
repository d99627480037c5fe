package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.stepfunctions.data.JsonPath.Step;
import java.util.List;

/** Where in its input a state puts its result. */
@FunctionalInterface
public interface ResultPath {
  /** The result takes the place of the input. */
  ResultPath REPLACE = (input, result) -> result;

  /** The result is dropped. */
  ResultPath DISCARD = (input, result) -> input;

  /**
   * The input with the result in its place.
   *
   * @return a new value; neither argument is changed
   * @throws StatesError {@code States.ResultPathMatchFailure} if the input has no such place
   */
  JsonNode combine(JsonNode input, JsonNode result);

  /**
   * Reads a path into the input.
   *
   * @throws InvalidExpression if it is no path into the input
   */
  static ResultPath parse(String text) {
    JsonPath path = JsonPath.parse(text);
    if (path.ofContext()) {
      throw new InvalidExpression("'" + text + "' would change the context object");
    }
    if (path.steps().isEmpty()) {
      return REPLACE;
    }
    return (input, result) -> {
      JsonNode copy = input.deepCopy();
      JsonNode parent = copy;
      List<Step> steps = path.steps();
      for (int i = 0; i < steps.size() - 1; i++) {
        parent = child(parent, steps.get(i), text);
      }
      put(parent, steps.get(steps.size() - 1), result, text);
      return copy;
    };
  }

  private static JsonNode child(JsonNode parent, Step step, String text) {
    JsonNode child = step.isIndex() ? parent.get(step.index()) : parent.get(step.name());
    if (child == null) {
      child = JsonNodeFactory.instance.objectNode();
      put(parent, step, child, text);
    }
    return child;
  }

  private static void put(JsonNode parent, Step step, JsonNode value, String text) {
    if (parent instanceof ObjectNode object && !step.isIndex()) {
      object.set(step.name(), value);
    } else if (parent instanceof ArrayNode array && step.isIndex() && step.index() < array.size()) {
      array.set(step.index(), value);
    } else {
      throw StatesError.of(
          "States.ResultPathMatchFailure",
          "Unable to apply ReferencePath %s to input".formatted(text));
    }
  }
}
