package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;

/** The details of history events. */
final class Details {
  private Details() {}

  static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode input(JsonNode input) {
    return data("input", input);
  }

  static ObjectNode output(JsonNode output) {
    return data("output", output);
  }

  static ObjectNode error(StatesError error) {
    ObjectNode details = none();
    if (!error.name().isEmpty()) {
      details.put("error", error.name());
    }
    if (!error.detail().isEmpty()) {
      details.put("cause", error.detail());
    }
    return details;
  }

  /** JSON travels as text, and the API says whether it cut it; here it never does. */
  private static ObjectNode data(String field, JsonNode value) {
    ObjectNode details = none().put(field, value.toString());
    details.putObject(field + "Details").put("truncated", false);
    return details;
  }
}
