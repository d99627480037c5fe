package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The language's timestamps: RFC 3339 with an upper-case T, and Z or an offset. */
final class Timestamps {
  private Timestamps() {}

  /** Null if the value is none. */
  static @Nullable Instant parse(JsonNode value) {
    boolean upperCase = value.isTextual() && !value.textValue().matches(".*[tz].*");
    if (!upperCase) {
      return null;
    }
    try {
      return OffsetDateTime.parse(value.textValue()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
