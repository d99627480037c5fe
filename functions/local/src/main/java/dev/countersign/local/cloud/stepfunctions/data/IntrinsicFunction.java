package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The intrinsic functions that are supported.
 *
 * <p>Source: AWS Step Functions Developer Guide, "Intrinsics for JSONPath states".
 */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas hold no state.
enum IntrinsicFunction {
  FORMAT("Format", Format::call),
  MATH_ADD("MathAdd", ofValues(IntrinsicFunction::add)),
  STRING_TO_JSON("StringToJson", ofValues(IntrinsicFunction::parse)),
  JSON_TO_STRING("JsonToString", ofValues(IntrinsicFunction::print)),
  ARRAY("Array", ofValues(values -> JsonNodeFactory.instance.arrayNode().addAll(values))),
  ARRAY_LENGTH("ArrayLength", ofValues(IntrinsicFunction::length));

  private final String label;
  private final BiFunction<List<Expression>, Scope, JsonNode> function;

  IntrinsicFunction(String label, BiFunction<List<Expression>, Scope, JsonNode> function) {
    this.label = label;
    this.function = function;
  }

  private static BiFunction<List<Expression>, Scope, JsonNode> ofValues(
      Function<List<JsonNode>, JsonNode> function) {
    return (arguments, scope) ->
        function.apply(arguments.stream().map(argument -> argument.evaluate(scope)).toList());
  }

  static IntrinsicFunction named(String name, Cursor cursor) {
    return Arrays.stream(values())
        .filter(candidate -> candidate.label.equals(name))
        .findFirst()
        .orElseThrow(() -> cursor.invalid("calls a function that is not supported"));
  }

  Expression call(List<Expression> arguments) {
    return scope -> function.apply(arguments, scope);
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

  private static JsonNode print(List<JsonNode> values) {
    return TextNode.valueOf(only("JsonToString", values).toString());
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
