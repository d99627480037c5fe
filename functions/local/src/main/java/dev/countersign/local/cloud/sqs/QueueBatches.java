package dev.countersign.local.cloud.sqs;

import static dev.countersign.local.cloud.aws.JsonFields.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.aws.AwsError;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** The batch operations: each entry succeeds or fails by itself. */
final class QueueBatches {
  private static final int ENTRIES_LIMIT = 10;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MessageSender sender;

  QueueBatches(MessageSender sender) {
    this.sender = sender;
  }

  JsonNode send(Queue queue, JsonNode request) {
    int size = 0;
    for (JsonNode entry : entries(request)) {
      size += sender.message(entry).size();
    }
    if (size > QueueAttributes.MAXIMUM_MESSAGE_SIZE) {
      throw new AwsError(
          400,
          "BatchRequestTooLong",
          "Batch requests cannot be longer than "
              + QueueAttributes.MAXIMUM_MESSAGE_SIZE
              + " bytes.");
    }
    return forEach(request, entry -> sender.send(queue, entry));
  }

  JsonNode delete(Queue queue, JsonNode request) {
    return forEach(
        request,
        entry -> {
          queue.delete(required(entry, "ReceiptHandle"));
          return JSON.createObjectNode();
        });
  }

  JsonNode changeVisibility(Queue queue, JsonNode request) {
    return forEach(
        request,
        entry -> {
          queue.changeVisibility(
              required(entry, "ReceiptHandle"), VisibilityTimeout.required(entry));
          return JSON.createObjectNode();
        });
  }

  private static JsonNode forEach(JsonNode request, Function<JsonNode, ObjectNode> operation) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putArray("Successful");
    answer.putArray("Failed");
    for (JsonNode entry : entries(request)) {
      String id = entry.path("Id").asText();
      try {
        answer.withArray("Successful").add(operation.apply(entry).put("Id", id));
      } catch (AwsError e) {
        answer.withArray("Failed").add(failed(id, e));
      }
    }
    return answer;
  }

  private static ObjectNode failed(String id, AwsError error) {
    return JSON.createObjectNode()
        .put("Id", id)
        .put("Code", error.code())
        .put("Message", error.getMessage())
        .put("SenderFault", true);
  }

  private static JsonNode entries(JsonNode request) {
    JsonNode entries = request.path("Entries");
    if (entries.isEmpty()) {
      throw new AwsError(400, "EmptyBatchRequest", "There should be at least one entry.");
    }
    if (entries.size() > ENTRIES_LIMIT) {
      throw new AwsError(
          400, "TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10.");
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode entry : entries) {
      if (!ids.add(required(entry, "Id"))) {
        throw new AwsError(400, "BatchEntryIdsNotDistinct", "Two entries have the same Id.");
      }
    }
    return entries;
  }
}
