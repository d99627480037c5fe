package dev.countersign.local.cloud.sqs;

import static dev.countersign.local.cloud.aws.JsonFields.integer;
import static dev.countersign.local.cloud.aws.JsonFields.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.aws.AwsError;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** SendMessage, alone or as an entry of a batch. */
final class MessageSender {
  private static final int DELAY_LIMIT_SECONDS = 900;
  private static final int ATTRIBUTES_LIMIT = 10;
  private static final String SENDER_ID = "AIDALOCALCLOUD";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock;

  MessageSender(Clock clock) {
    this.clock = clock;
  }

  ObjectNode send(Queue queue, JsonNode request) {
    Message message = message(request);
    if (message.size() > queue.attributes().maximumMessageSize()) {
      throw new AwsError(
          400,
          "InvalidParameterValue",
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + queue.attributes().maximumMessageSize()
              + " bytes.");
    }
    queue.send(message, delay(queue, request));
    return answer(message);
  }

  Message message(JsonNode request) {
    Map<String, JsonNode> attributes = new HashMap<>();
    request
        .path("MessageAttributes")
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue()));
    if (attributes.size() > ATTRIBUTES_LIMIT) {
      throw new AwsError(400, "InvalidParameterValue", "A message has at most 10 attributes.");
    }
    return new Message(
        UUID.randomUUID().toString(),
        required(request, "MessageBody"),
        attributes,
        SENDER_ID,
        clock.instant());
  }

  private static Duration delay(Queue queue, JsonNode request) {
    int seconds = integer(request, "DelaySeconds", (int) queue.attributes().delay().toSeconds());
    if (seconds < 0 || seconds > DELAY_LIMIT_SECONDS) {
      throw new AwsError(
          400,
          "InvalidParameterValue",
          "DelaySeconds is invalid. Reason: Must be between 0 and " + DELAY_LIMIT_SECONDS);
    }
    return Duration.ofSeconds(seconds);
  }

  private static ObjectNode answer(Message message) {
    ObjectNode answer =
        JSON.createObjectNode()
            .put("MessageId", message.id())
            .put("MD5OfMessageBody", message.bodyDigest());
    String attributesDigest = message.attributesDigest();
    if (attributesDigest != null) {
      answer.put("MD5OfMessageAttributes", attributesDigest);
    }
    return answer;
  }
}
