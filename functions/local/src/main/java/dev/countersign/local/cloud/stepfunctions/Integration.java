package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import org.jspecify.annotations.Nullable;

/** What a task's resource makes of parameters and results, and which events it leaves. */
interface Integration {
  /** The function to call. */
  String function(JsonNode parameters);

  /** What to call it with. */
  JsonNode payload(JsonNode parameters);

  /** The task's result, from the payload that the function gave back. */
  JsonNode result(JsonNode payload);

  void scheduled(
      JsonNode parameters, @Nullable Long timeoutSeconds, @Nullable Long heartbeatSeconds);

  void started();

  void submitted(JsonNode result);

  void succeeded(JsonNode result);

  /** The task failed or ran out of time. */
  void failed(StatesError error);
}
