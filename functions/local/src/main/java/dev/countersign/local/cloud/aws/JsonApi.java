package dev.countersign.local.cloud.aws;

import com.fasterxml.jackson.databind.JsonNode;

/** A service whose operations take and give one JSON object. */
@FunctionalInterface
public interface JsonApi {
  /**
   * Answers one request.
   *
   * @param action operation name, for example {@code SendMessage}
   * @throws AwsError as the service's API reference says
   */
  JsonNode handle(String action, JsonNode request);
}
