package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.aws.AwsError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The fields of a request. What is missing or of the wrong kind is a ValidationException. */
record Request(JsonNode json) {
  String required(String field) {
    String value = text(field);
    if (value == null) {
      throw invalid("The field '" + field + "' is required");
    }
    return value;
  }

  String text(String field, String otherwise) {
    String value = text(field);
    return value == null ? otherwise : value;
  }

  @Nullable String text(String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
      throw invalid("The field '" + field + "' must be a string");
    }
    return value.textValue();
  }

  boolean flag(String field, boolean otherwise) {
    return json.path(field).asBoolean(otherwise);
  }

  int number(String field, int otherwise) {
    return json.path(field).asInt(otherwise);
  }

  @Nullable ExecutionStatus status(String field) {
    String name = text(field);
    if (name == null) {
      return null;
    }
    return Arrays.stream(ExecutionStatus.values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(() -> invalid("There is no status '" + name + "'"));
  }

  static AwsError invalid(String problem) {
    return new AwsError(400, "ValidationException", problem);
  }
}
