package dev.countersign.local.cloud.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The event that Lambda makes of a batch (AWS Lambda Developer Guide, Using Lambda with SQS). */
final class SqsEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SqsEvent() {}

  static byte[] of(Queue queue, List<Delivery> batch, String region) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    batch.forEach(delivery -> records.add(record(queue, delivery, region)));
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode record(Queue queue, Delivery delivery, String region) {
    Message message = delivery.message();
    ObjectNode record = JSON.createObjectNode();
    record.put("messageId", message.id());
    record.put("receiptHandle", delivery.receiptHandle());
    record.put("body", message.body());
    record.set("attributes", JSON.valueToTree(ReceivedMessages.systemAttributes(delivery)));
    ObjectNode attributes = record.putObject("messageAttributes");
    for (Map.Entry<String, JsonNode> attribute : message.attributes().entrySet()) {
      attributes.set(attribute.getKey(), attribute(attribute.getValue()));
    }
    record.put("md5OfBody", message.bodyDigest());
    String digest = message.attributesDigest();
    if (digest != null) {
      record.put("md5OfMessageAttributes", digest);
    }
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queue.arn());
    record.put("awsRegion", region);
    return record;
  }

  /** The event has the API's fields with a small first letter. */
  private static ObjectNode attribute(JsonNode sent) {
    ObjectNode attribute = JSON.createObjectNode();
    if (sent.has("StringValue")) {
      attribute.put("stringValue", sent.path("StringValue").asText());
    }
    if (sent.has("BinaryValue")) {
      attribute.put("binaryValue", sent.path("BinaryValue").asText());
    }
    attribute.putArray("stringListValues");
    attribute.putArray("binaryListValues");
    return attribute.put("dataType", sent.path("DataType").asText());
  }
}
