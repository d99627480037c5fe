package dev.countersign.local.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.aws.AwsError;
import java.time.Duration;

/** Reads {@code VisibilityTimeout}: 0 seconds to 12 hours. */
final class VisibilityTimeout {
  private static final int LIMIT_SECONDS = 43_200;

  private VisibilityTimeout() {}

  static Duration of(JsonNode request, Duration otherwise) {
    return request.hasNonNull("VisibilityTimeout") ? required(request) : otherwise;
  }

  static Duration required(JsonNode request) {
    int seconds = request.path("VisibilityTimeout").asInt(-1);
    if (seconds < 0 || seconds > LIMIT_SECONDS) {
      throw new AwsError(
          400,
          "InvalidParameterValue",
          "VisibilityTimeout is invalid. Reason: Must be between 0 and " + LIMIT_SECONDS);
    }
    return Duration.ofSeconds(seconds);
  }
}
