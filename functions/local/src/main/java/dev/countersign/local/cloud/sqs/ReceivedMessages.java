package dev.countersign.local.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes received messages as ReceiveMessage answers them. */
final class ReceivedMessages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReceivedMessages() {}

  static JsonNode toJson(List<Delivery> received, JsonNode request) {
    Set<String> system = names(request, "AttributeNames", "MessageSystemAttributeNames");
    Set<String> custom = names(request, "MessageAttributeNames");
    ObjectNode answer = JSON.createObjectNode();
    if (!received.isEmpty()) {
      ArrayNode messages = answer.putArray("Messages");
      received.forEach(delivery -> messages.add(message(delivery, system, custom)));
    }
    return answer;
  }

  /** The attributes that SQS itself keeps about a message. */
  static Map<String, String> systemAttributes(Delivery delivery) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("ApproximateReceiveCount", String.valueOf(delivery.receiveCount()));
    attributes.put("SentTimestamp", String.valueOf(delivery.message().sent().toEpochMilli()));
    attributes.put("SenderId", delivery.message().senderId());
    attributes.put(
        "ApproximateFirstReceiveTimestamp",
        String.valueOf(delivery.firstReceived().toEpochMilli()));
    return attributes;
  }

  private static ObjectNode message(Delivery delivery, Set<String> system, Set<String> custom) {
    Message message = delivery.message();
    ObjectNode json =
        JSON.createObjectNode()
            .put("MessageId", message.id())
            .put("ReceiptHandle", delivery.receiptHandle())
            .put("MD5OfBody", message.bodyDigest())
            .put("Body", message.body());
    Map<String, String> attributes = systemAttributes(delivery);
    attributes.keySet().removeIf(name -> !system.contains(name) && !system.contains("All"));
    if (!attributes.isEmpty()) {
      json.set("Attributes", JSON.valueToTree(attributes));
    }
    String digest = message.attributesDigest();
    // A client that asks for some of the attributes only would need their digest; ours ask for all.
    if (digest != null && (custom.contains("All") || custom.contains(".*"))) {
      json.set("MessageAttributes", JSON.valueToTree(message.attributes()));
      json.put("MD5OfMessageAttributes", digest);
    }
    return json;
  }

  private static Set<String> names(JsonNode request, String... fields) {
    Set<String> names = new HashSet<>();
    for (String field : fields) {
      request.path(field).forEach(name -> names.add(name.asText()));
    }
    return names;
  }
}
