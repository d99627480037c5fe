package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.JsonPath;
import dev.countersign.local.cloud.stepfunctions.data.Scope;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads the condition of a choice rule: And, Or, Not, or one comparison. */
final class ConditionReader {
  private final Fields fields;

  ConditionReader(Fields fields) {
    this.fields = fields;
  }

  Predicate<Scope> read() {
    if (fields.has("And")) {
      List<Predicate<Scope>> all = conditions("And");
      return scope -> all.stream().allMatch(condition -> condition.test(scope));
    }
    if (fields.has("Or")) {
      List<Predicate<Scope>> any = conditions("Or");
      return scope -> any.stream().anyMatch(condition -> condition.test(scope));
    }
    if (fields.has("Not")) {
      JsonNode condition = fields.required("Not", JsonNode::isObject, "an object");
      return nested(new Fields(condition, fields.place() + "/Not")).negate();
    }
    return comparison();
  }

  private List<Predicate<Scope>> conditions(String name) {
    List<Predicate<Scope>> conditions = new ArrayList<>();
    fields.required(name, JsonNode::isArray, "an array");
    fields.list(name).forEach(condition -> conditions.add(nested(condition)));
    return conditions;
  }

  private static Predicate<Scope> nested(Fields fields) {
    Predicate<Scope> condition = new ConditionReader(fields).read();
    fields.refuseOthers();
    return condition;
  }

  private Predicate<Scope> comparison() {
    fields.required("Variable", JsonNode::isTextual, "a string");
    JsonPath variable = fields.valid("Variable", () -> JsonPath.parse(fields.text("Variable")));
    for (TypeTest test : TypeTest.values()) {
      if (fields.has(test.label())) {
        JsonNode wanted = fields.required(test.label(), JsonNode::isBoolean, "true or false");
        return scope -> test.test(variable.find(scope), variable) == wanted.booleanValue();
      }
    }
    Comparison comparison = Comparison.in(fields);
    String operator = comparison.name();
    if (fields.has(operator + "Path")) {
      String text = fields.text(operator + "Path");
      JsonPath other = fields.valid(operator + "Path", () -> JsonPath.parse(text));
      return scope -> comparison.test(value(variable, scope), value(other, scope));
    }
    JsonNode literal = fields.required(operator, comparison::takes, "of the operator's type");
    return scope -> comparison.test(value(variable, scope), literal);
  }

  /** A missing variable is an error, except for IsPresent: Step Functions ends the execution. */
  static JsonNode value(JsonPath path, Scope scope) {
    JsonNode value = path.find(scope);
    if (value == null) {
      throw missing(path);
    }
    return value;
  }

  static StatesError missing(JsonPath path) {
    return StatesError.runtime(
        "Invalid path '%s': The choice state's condition path references an invalid value."
            .formatted(path));
  }
}
