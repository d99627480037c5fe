package dev.countersign.local.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** GetQueueAttributes. */
final class QueueDescription {
  private static final ObjectMapper JSON = new ObjectMapper();

  private QueueDescription() {}

  static JsonNode describe(Queue queue, JsonNode request) {
    Set<String> asked = new HashSet<>();
    request.path("AttributeNames").forEach(name -> asked.add(name.asText()));
    Map<String, String> attributes = attributes(queue);
    attributes.keySet().removeIf(name -> !asked.contains(name) && !asked.contains("All"));
    ObjectNode answer = JSON.createObjectNode();
    answer.set("Attributes", JSON.valueToTree(attributes));
    return answer;
  }

  private static Map<String, String> attributes(Queue queue) {
    QueueAttributes settings = queue.attributes();
    QueueDepth depth = queue.depth();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("QueueArn", queue.arn());
    attributes.put("ApproximateNumberOfMessages", String.valueOf(depth.visible()));
    attributes.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(depth.inFlight()));
    attributes.put("ApproximateNumberOfMessagesDelayed", String.valueOf(depth.delayed()));
    attributes.put("VisibilityTimeout", seconds(settings.visibilityTimeout()));
    attributes.put("DelaySeconds", seconds(settings.delay()));
    attributes.put("MessageRetentionPeriod", seconds(settings.retention()));
    attributes.put("ReceiveMessageWaitTimeSeconds", seconds(settings.receiveWait()));
    attributes.put("MaximumMessageSize", String.valueOf(settings.maximumMessageSize()));
    QueueAttributes.Redrive redrive = settings.redrive();
    if (redrive != null) {
      attributes.put(
          "RedrivePolicy",
          "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
              .formatted(redrive.deadLetterTargetArn(), redrive.maxReceiveCount()));
    }
    return attributes;
  }

  private static String seconds(Duration duration) {
    return String.valueOf(duration.toSeconds());
  }
}
