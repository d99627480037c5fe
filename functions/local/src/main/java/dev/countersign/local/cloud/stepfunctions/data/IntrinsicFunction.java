package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The intrinsic functions that are supported.
 *
 * <p>Source: AWS Step Functions Developer Guide, "Intrinsics for JSONPath states".
 */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas hold no state.
enum IntrinsicFunction {
  FORMAT("Format", values -> values.get(0)),
  MATH_ADD("MathAdd", IntrinsicFunction::add),
  STRING_TO_JSON("StringToJson", IntrinsicFunction::parse),
  JSON_TO_STRING(
      "JsonToString", values -> TextNode.valueOf(only("JsonToString", values).toString())),
  ARRAY("Array", values -> JsonNodeFactory.instance.arrayNode().addAll(values)),
  ARRAY_LENGTH("ArrayLength", IntrinsicFunction::length);

  private final String label;
  private final Function<List<JsonNode>, JsonNode> function;

  IntrinsicFunction(String label, Function<List<JsonNode>, JsonNode> function) {
    this.label = label;
    this.function = function;
  }

  static IntrinsicFunction named(String name, Cursor cursor) {
    return Arrays.stream(values())
        .filter(candidate -> candidate.label.equals(name))
        .findFirst()
        .orElseThrow(() -> cursor.invalid("calls a function that is not supported"));
  }

  JsonNode apply(List<JsonNode> values) {
    return function.apply(values);
  }

  static StatesError failure(String problem) {
    return StatesError.of("States.IntrinsicFailure", problem);
  }

  private static JsonNode add(List<JsonNode> values) {
    boolean integers = values.size() == 2 && values.stream().allMatch(JsonNode::isInt);
    if (!integers) {
      throw failure("States.MathAdd needs two integers");
    }
    try {
      return IntNode.valueOf(Math.addExact(values.get(0).intValue(), values.get(1).intValue()));
    } catch (ArithmeticException e) {
      throw failure("States.MathAdd leaves the range of integers");
    }
  }

  private static JsonNode parse(List<JsonNode> values) {
    JsonNode text = only("StringToJson", values);
    if (!text.isTextual()) {
      throw failure("States.StringToJson needs a string");
    }
    try {
      return Json.read(text.textValue());
    } catch (JsonProcessingException e) {
      throw failure("States.StringToJson got a string that is not JSON");
    }
  }

  private static JsonNode length(List<JsonNode> values) {
    JsonNode array = only("ArrayLength", values);
    if (!array.isArray()) {
      throw failure("States.ArrayLength needs an array");
    }
    return IntNode.valueOf(array.size());
  }

  private static JsonNode only(String name, List<JsonNode> values) {
    if (values.size() != 1) {
      throw failure("States." + name + " takes one argument");
    }
    return values.get(0);
  }
}
