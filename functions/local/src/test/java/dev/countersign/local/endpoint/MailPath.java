package dev.countersign.local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.MailContract;
import dev.countersign.core.connection.TenantHeader;
import dev.countersign.core.directory.Person;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What SES, SQS and Lambda do around the functions of the mail path. */
final class MailPath {
  static final String CERTIFICATES = "countersign/client-certificate/";
  static final String SECRET = "S".repeat(43);
  private static final String SENDER = "lena.hoffmann@brightwater.example";
  private static final int MOST_RECEIVES = 20;

  private final AwsEnvironment aws;
  private final Handlers handlers;
  private final Clients clients;

  MailPath(AwsEnvironment aws, Handlers handlers, Clients clients) {
    this.aws = aws;
    this.handlers = handlers;
    this.clients = clients;
  }

  /** Connects a subscription, as onboarding would. */
  void connect(String id, ReturnHost exchange) {
    Tables tables = Tables.of(handlers.environment("RelayMessage"));
    String relayDomain = MailContract.relayDomain(id, "relay.countersign.example");
    new DynamoDbConnectionStore(tables.subscriptions())
        .save(
            new Connection(
                id,
                UUID.randomUUID().toString(),
                "Brightwater",
                "brightwater.onmicrosoft.com",
                Set.of("brightwater.example"),
                ReturnHost.NAME,
                relayDomain,
                TenantHeader.hash(SECRET)));
    Map<String, String> fields = Map.of("displayName", "Lena Hoffmann", "jobTitle", "Engineer");
    new DynamoDbDirectoryStore(tables.directory())
        .save(id, new Person("1", Set.of(SENDER), fields));
    new DynamoDbSignatureStore(tables.signatures())
        .save(
            id,
            SignatureIds.DEFAULT,
            new SavedSignature("v1", "<p>{{displayName}}, {{jobTitle}}</p>", null, List.of()));
    clients.secrets.createSecret(
        make ->
            make.name(CERTIFICATES + relayDomain)
                .secretString(exchange.clientCertificate(relayDomain)));
  }

  /**
   * Stores a message as SES does.
   *
   * @return SES's name for it
   */
  String store(String id, String subject) {
    String messageId = UUID.randomUUID().toString().replace("-", "");
    Environment variables = handlers.environment("AcceptMessage");
    String message =
        ("X-Countersign-Tenant: %s.%s\nFrom: %s\nTo: ann@example.net\nSubject: %s\n"
                + "Content-Type: text/plain; charset=us-ascii\n\nHello Ann.\n")
            .formatted(id, SECRET, SENDER, subject)
            .replace("\n", "\r\n");
    clients.s3.putObject(
        put ->
            put.bucket(variables.require("MESSAGES_BUCKET"))
                .key(variables.require("MESSAGES_PREFIX") + messageId),
        RequestBody.fromString(message));
    return messageId;
  }

  /** SES's event. */
  static ObjectNode event(String messageId, String id) {
    ObjectNode ses = Json.MAPPER.createObjectNode();
    ses.putObject("mail")
        .put("source", SENDER)
        .put("messageId", messageId)
        .put("headersTruncated", false)
        .putArray("headers");
    ses.putObject("receipt")
        .put("timestamp", Instant.now().toString())
        .putArray("recipients")
        .add("ann@example.net");
    addHeader(ses, MailContract.TENANT_HEADER, id + "." + SECRET);
    addHeader(ses, "From", SENDER);
    return ses;
  }

  static void addHeader(ObjectNode event, String name, String value) {
    ((ArrayNode) event.at("/mail/headers")).addObject().put("name", name).put("value", value);
  }

  /** Calls RelayMessage with the queue entry of a message, as Lambda does; others stay. */
  JsonNode relay(String messageId) {
    Message queued = receive(messageId);
    ObjectNode event = Json.MAPPER.createObjectNode();
    event
        .putArray("Records")
        .addObject()
        .put("messageId", queued.messageId())
        .put("receiptHandle", queued.receiptHandle())
        .put("body", queued.body());
    JsonNode failures = handlers.call("RelayMessage", event).path("batchItemFailures");
    if (failures.isEmpty()) {
      clients.sqs.deleteMessage(
          done -> done.queueUrl(aws.queueUrl()).receiptHandle(queued.receiptHandle()));
    }
    return failures;
  }

  private Message receive(String messageId) {
    for (int turn = 0; turn < MOST_RECEIVES; turn++) {
      for (Message message :
          clients
              .sqs
              .receiveMessage(get -> get.queueUrl(aws.queueUrl()).waitTimeSeconds(1))
              .messages()) {
        if (message.body().contains(messageId)) {
          return message;
        }
        clients.sqs.changeMessageVisibility(
            back ->
                back.queueUrl(aws.queueUrl())
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(0));
      }
    }
    throw new AssertionError(messageId + " is not in the queue");
  }

  /** How many entries of the queue nobody gets for now. */
  int hidden() {
    QueueAttributeName name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
    return Integer.parseInt(
        clients
            .sqs
            .getQueueAttributes(get -> get.queueUrl(aws.queueUrl()).attributeNames(name))
            .attributes()
            .getOrDefault(name, "0"));
  }

  List<String> keys(String prefix) {
    String bucket = handlers.environment("AcceptMessage").require("MESSAGES_BUCKET");
    return clients.s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  MessageState state(String messageId) {
    return Tables.of(handlers.environment("RelayMessage"))
        .ledger()
        .find(messageId)
        .orElseThrow()
        .state();
  }
}
