package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.JsonPath;
import dev.countersign.local.cloud.stepfunctions.data.Scope;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;

/** A number of seconds, given or found in the data. */
@FunctionalInterface
public interface Seconds {
  /** The largest that the language knows: about three years. */
  long MAX = 99_999_999;

  long in(Scope scope);

  static Seconds of(long seconds) {
    return scope -> seconds;
  }

  /**
   * A number that is found when the state is entered.
   *
   * @param min smallest number that is allowed
   */
  static Seconds at(JsonPath path, String field, long min) {
    return scope -> {
      JsonNode value = path.evaluate(scope);
      boolean valid =
          value.isIntegralNumber() && value.longValue() >= min && value.longValue() <= MAX;
      if (!valid) {
        throw StatesError.runtime(
            "The %s parameter cannot be parsed as a long value: %s == %s"
                .formatted(field, path, value));
      }
      return value.longValue();
    };
  }
}
