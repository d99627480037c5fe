package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;

/** How an execution goes on after something happened in it. */
sealed interface Step {
  /** Nothing to do before the next thing happens. */
  Step PENDING = new Pending();

  /** Enter a state. */
  record Enter(String state, JsonNode input) implements Step {}

  /** End well. */
  record Succeed(JsonNode output) implements Step {}

  /** End badly. */
  record Fail(StatesError error) implements Step {}

  /** See {@link #PENDING}. */
  record Pending() implements Step {}
}
