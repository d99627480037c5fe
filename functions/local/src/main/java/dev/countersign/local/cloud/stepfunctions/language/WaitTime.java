package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.Expression;
import dev.countersign.local.cloud.stepfunctions.data.Scope;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import java.time.Instant;

/** The end of a wait. */
@FunctionalInterface
public interface WaitTime {
  Instant end(Scope scope, Instant now);

  static WaitTime after(Seconds seconds) {
    return (scope, now) -> now.plusSeconds(seconds.in(scope));
  }

  static WaitTime at(Expression timestamp) {
    return (scope, now) -> {
      JsonNode value = timestamp.evaluate(scope);
      Instant end = Timestamps.parse(value);
      if (end == null) {
        throw StatesError.runtime(
            "The Timestamp parameter does not reference a valid ISO-8601 extended offset date-time"
                + " format string: "
                + value);
      }
      return end;
    };
  }
}
