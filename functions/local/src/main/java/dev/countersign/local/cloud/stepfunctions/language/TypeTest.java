package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.JsonPath;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The operators that ask what a variable is. */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas hold no state.
enum TypeTest {
  IS_PRESENT("IsPresent", value -> true),
  IS_NULL("IsNull", JsonNode::isNull),
  IS_BOOLEAN("IsBoolean", JsonNode::isBoolean),
  IS_NUMERIC("IsNumeric", JsonNode::isNumber),
  IS_STRING("IsString", JsonNode::isTextual),
  IS_TIMESTAMP("IsTimestamp", value -> Timestamps.parse(value) != null);

  private final String label;
  private final Predicate<JsonNode> test;

  TypeTest(String label, Predicate<JsonNode> test) {
    this.label = label;
    this.test = test;
  }

  String label() {
    return label;
  }

  boolean test(@Nullable JsonNode value, JsonPath variable) {
    if (value == null && this != IS_PRESENT) {
      throw ConditionReader.missing(variable);
    }
    return value != null && test.test(value);
  }
}
