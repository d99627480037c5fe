package dev.countersign.local.cloud.sqs;

import static dev.countersign.local.cloud.aws.JsonFields.integer;
import static dev.countersign.local.cloud.aws.JsonFields.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.aws.JsonApi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** SQS's JSON API over {@link Queues}. */
public final class SqsService implements JsonApi {
  private static final int RECEIVE_LIMIT = 10;
  private static final int WAIT_LIMIT_SECONDS = 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Queues queues;
  private final MessageSender sender;
  private final QueueBatches batches;

  public SqsService(Queues queues, Clock clock) {
    this.queues = queues;
    this.sender = new MessageSender(clock);
    this.batches = new QueueBatches(sender);
  }

  @Override
  public JsonNode handle(String action, JsonNode request) {
    return switch (action) {
      case "ListQueues" -> listQueues(request);
      case "GetQueueUrl" -> getQueueUrl(request);
      case "GetQueueAttributes" -> QueueDescription.describe(queue(request), request);
      case "SendMessage" -> sender.send(queue(request), request);
      case "SendMessageBatch" -> batches.send(queue(request), request);
      case "ReceiveMessage" -> receive(queue(request), request);
      case "DeleteMessage" -> delete(queue(request), request);
      case "DeleteMessageBatch" -> batches.delete(queue(request), request);
      case "ChangeMessageVisibility" -> changeVisibility(queue(request), request);
      case "ChangeMessageVisibilityBatch" -> batches.changeVisibility(queue(request), request);
      case "PurgeQueue" -> purge(queue(request));
      default -> throw new AwsError(400, "UnsupportedOperation", "Not here: " + action);
    };
  }

  private Queue queue(JsonNode request) {
    return queues.byUrl(required(request, "QueueUrl"));
  }

  private JsonNode listQueues(JsonNode request) {
    String prefix = request.path("QueueNamePrefix").asText();
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode urls = answer.putArray("QueueUrls");
    queues.all().stream()
        .filter(queue -> queue.name().startsWith(prefix))
        .forEach(queue -> urls.add(queues.url(queue.name())));
    return answer;
  }

  private JsonNode getQueueUrl(JsonNode request) {
    Queue queue = queues.byName(required(request, "QueueName"));
    return JSON.createObjectNode().put("QueueUrl", queues.url(queue.name()));
  }

  private static JsonNode receive(Queue queue, JsonNode request) {
    int max = between(1, integer(request, "MaxNumberOfMessages", 1), RECEIVE_LIMIT);
    int defaultWait = (int) queue.attributes().receiveWait().toSeconds();
    int wait = between(0, integer(request, "WaitTimeSeconds", defaultWait), WAIT_LIMIT_SECONDS);
    Duration visibility = VisibilityTimeout.of(request, queue.attributes().visibilityTimeout());
    try {
      List<Delivery> received = queue.receive(max, visibility, Duration.ofSeconds(wait));
      return ReceivedMessages.toJson(received, request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError(503, "ServiceUnavailable", "The local cloud is closing");
    }
  }

  private static JsonNode delete(Queue queue, JsonNode request) {
    queue.delete(required(request, "ReceiptHandle"));
    return JSON.createObjectNode();
  }

  private static JsonNode changeVisibility(Queue queue, JsonNode request) {
    queue.changeVisibility(required(request, "ReceiptHandle"), VisibilityTimeout.required(request));
    return JSON.createObjectNode();
  }

  private static JsonNode purge(Queue queue) {
    queue.purge();
    return JSON.createObjectNode();
  }

  private static int between(int least, int value, int most) {
    if (value < least || value > most) {
      throw new AwsError(
          400,
          "InvalidParameterValue",
          "Value " + value + " is invalid. Reason: Must be between " + least + " and " + most);
    }
    return value;
  }
}
