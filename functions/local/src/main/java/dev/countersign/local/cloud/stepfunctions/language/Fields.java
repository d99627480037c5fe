package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.InvalidExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields of one object of a definition; what nobody asked for is refused at the end. */
final class Fields {
  private final JsonNode object;
  private final String place;
  private final Set<String> known = new HashSet<>();

  Fields(JsonNode object, String place) {
    this.object = object;
    this.place = place;
    if (!object.isObject()) {
      throw invalid("An object is needed");
    }
    optional("Comment", JsonNode::isTextual, "a string");
  }

  boolean has(String name) {
    return object.has(name);
  }

  /** The value of a field, whatever it is, or null if the field is missing. */
  @Nullable JsonNode any(String name) {
    known.add(name);
    return object.get(name);
  }

  @Nullable JsonNode optional(String name, Function<JsonNode, Boolean> test, String kind) {
    JsonNode value = any(name);
    if (value != null && !test.apply(value)) {
      throw invalid(name, "The value must be " + kind);
    }
    return value;
  }

  JsonNode required(String name, Function<JsonNode, Boolean> test, String kind) {
    JsonNode value = optional(name, test, kind);
    if (value == null) {
      throw invalid("The field '" + name + "' is missing");
    }
    return value;
  }

  String text(String name) {
    return required(name, JsonNode::isTextual, "a string").textValue();
  }

  @Nullable String optionalText(String name) {
    JsonNode value = optional(name, JsonNode::isTextual, "a string");
    return value == null ? null : value.textValue();
  }

  @Nullable Long optionalInteger(String name, long min, long max) {
    JsonNode value =
        optional(
            name,
            v -> v.isIntegralNumber() && v.longValue() >= min && v.longValue() <= max,
            "an integer from " + min + " to " + max);
    return value == null ? null : value.longValue();
  }

  /** The objects of an array that may not be empty; none if the field is missing. */
  List<Fields> list(String name) {
    JsonNode array = optional(name, v -> v.isArray() && !v.isEmpty(), "an array that is not empty");
    List<Fields> elements = new ArrayList<>();
    for (int i = 0; array != null && i < array.size(); i++) {
      elements.add(new Fields(array.get(i), place + "/" + name + "[" + i + "]"));
    }
    return elements;
  }

  /** Parses the text of a field; null if it is missing. */
  <T> @Nullable T parsed(String name, Function<String, T> parser) {
    String text = optionalText(name);
    return text == null ? null : valid(name, () -> parser.apply(text));
  }

  /** Runs a parser and says where it failed. */
  <T> T valid(String name, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (InvalidExpression e) {
      throw invalid(name, String.valueOf(e.getMessage()));
    }
  }

  void atMostOne(String first, String second) {
    if (has(first) && has(second)) {
      throw invalid(first, "It excludes '" + second + "'");
    }
  }

  /** To be called last. */
  void refuseOthers() {
    for (var names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw invalid(name, "The field '" + name + "' is not supported");
      }
    }
  }

  String place() {
    return place;
  }

  InvalidDefinition invalid(String problem) {
    return new InvalidDefinition("SCHEMA_VALIDATION_FAILED: " + problem, place);
  }

  InvalidDefinition invalid(String name, String problem) {
    return new InvalidDefinition("SCHEMA_VALIDATION_FAILED: " + problem, place + "/" + name);
  }
}
