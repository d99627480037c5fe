package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.stepfunctions.data.Json;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How the call of a function ended: with a payload or with an error.
 *
 * <p>Source: AWS Step Functions Developer Guide, "Handling errors in Step Functions workflows".
 */
record Invocation(@Nullable JsonNode payload, @Nullable StatesError error) {
  static Invocation of(LambdaInvoker lambda, String function, byte[] payload) {
    try {
      return of(lambda.invoke(function, payload));
    } catch (AwsError e) {
      return failed("Lambda." + e.code(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return failed("Lambda.Unknown", "Lambda could not run the function: " + e);
    }
  }

  private static Invocation of(LambdaResult result) {
    String text = new String(result.payload(), StandardCharsets.UTF_8);
    JsonNode payload;
    try {
      payload = text.isEmpty() ? NullNode.instance : Json.read(text);
    } catch (JsonProcessingException e) {
      return failed("Lambda.Unknown", "The function's payload is not JSON");
    }
    if (!result.functionError()) {
      return new Invocation(payload, null);
    }
    String type = payload.path("errorType").asText();
    return type.isEmpty() ? unknown(text) : failed(type, text);
  }

  private static Invocation unknown(String payload) {
    return failed(
        "Lambda.Unknown",
        "The cause could not be determined because Lambda did not return an error type."
            + " Returned payload: "
            + payload);
  }

  private static Invocation failed(String error, String cause) {
    return new Invocation(null, StatesError.of(error, cause));
  }
}
