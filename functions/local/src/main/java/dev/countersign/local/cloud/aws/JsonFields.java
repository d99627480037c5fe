package dev.countersign.local.cloud.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request; what is missing or of the wrong kind is a ValidationException. */
public final class JsonFields {
  private JsonFields() {}

  public static String required(JsonNode request, String field) {
    String value = optional(request, field);
    if (value == null || value.isEmpty()) {
      throw new AwsError(400, "ValidationException", field + " is required");
    }
    return value;
  }

  public static @Nullable String optional(JsonNode request, String field) {
    JsonNode value = request.get(field);
    return value == null || value.isNull() ? null : value.asText();
  }

  public static int integer(JsonNode request, String field, int otherwise) {
    JsonNode value = request.get(field);
    return value == null || value.isNull() ? otherwise : value.asInt();
  }

  public static byte[] blob(JsonNode request, String field) {
    try {
      return Base64.getDecoder().decode(required(request, field));
    } catch (IllegalArgumentException e) {
      throw new AwsError(400, "SerializationException", field + " is not base64");
    }
  }
}
