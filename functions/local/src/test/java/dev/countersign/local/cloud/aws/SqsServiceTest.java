package dev.countersign.local.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.ManualClock;
import dev.countersign.local.cloud.sqs.QueueAttributes;
import dev.countersign.local.cloud.sqs.Queues;
import dev.countersign.local.cloud.sqs.SqsService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

class SqsServiceTest {
  private final AwsServer server = new AwsServer();
  private final ManualClock clock = new ManualClock();
  private SqsClient sqs;
  private String url;

  @BeforeEach
  void start() {
    Queues queues = new Queues(server.address(), "eu-central-1", "000000000000", clock);
    QueueAttributes defaults = QueueAttributes.DEFAULTS;
    queues.create("dead", defaults);
    queues.create(
        "relay",
        new QueueAttributes(
            Duration.ofSeconds(30),
            Duration.ZERO,
            Duration.ofDays(4),
            Duration.ZERO,
            defaults.maximumMessageSize(),
            new QueueAttributes.Redrive(queues.arn("dead"), 2)));
    server.serve(Map.of("sqs", new JsonService("1.0", new SqsService(queues, clock))));
    sqs = server.client(SqsClient.builder());
    url = sqs.getQueueUrl(g -> g.queueName("relay")).queueUrl();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesAMessageWithItsAttributes() {
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String").stringValue("ü").build();
    sqs.sendMessage(
        s -> s.queueUrl(url).messageBody("body ü").messageAttributes(Map.of("a", value)));

    Message message =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(url)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()
            .get(0);
    assertThat(message.body()).isEqualTo("body ü");
    assertThat(message.messageAttributes()).containsEntry("a", value);
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
        .containsEntry(
            MessageSystemAttributeName.SENT_TIMESTAMP,
            String.valueOf(clock.instant().toEpochMilli()));
  }

  @Test
  void hidesAReceivedMessageUntilItsTimeoutIsOver() {
    send("a");
    assertThat(receive()).hasSize(1);

    clock.advance(Duration.ofSeconds(29));
    assertThat(receive()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(receive()).hasSize(1);
  }

  @Test
  void deletesByTheHandleOfTheLatestReceiptOnly() {
    send("a");
    String first = receive().get(0).receiptHandle();
    clock.advance(Duration.ofSeconds(30));
    String second = receive().get(0).receiptHandle();

    sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(first));
    assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .isEqualTo("1");
    sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(second));
    assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .isEqualTo("0");
  }

  @Test
  void changesHowLongAMessageStaysHidden() {
    send("a");
    String handle = receive().get(0).receiptHandle();
    sqs.changeMessageVisibility(c -> c.queueUrl(url).receiptHandle(handle).visibilityTimeout(3600));

    clock.advance(Duration.ofMinutes(59));
    assertThat(receive()).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(receive()).hasSize(1);
  }

  @Test
  void refusesToChangeTheVisibilityOfWhatIsNotInFlight() {
    send("a");
    String handle = receive().get(0).receiptHandle();
    clock.advance(Duration.ofSeconds(30));

    assertThatThrownBy(() -> hide(handle, 60)).isInstanceOf(MessageNotInflightException.class);
    assertThatThrownBy(() -> hide("unknown", 60))
        .isInstanceOf(ReceiptHandleIsInvalidException.class);
    assertThatThrownBy(() -> hide(handle, 43_201)).isInstanceOf(SqsException.class);
  }

  @Test
  void movesWhatWasReceivedTooOftenToTheDeadLetters() {
    String dead = sqs.getQueueUrl(g -> g.queueName("dead")).queueUrl();
    send("poison");
    for (int i = 0; i < 2; i++) {
      assertThat(receive()).hasSize(1);
      clock.advance(Duration.ofSeconds(30));
    }

    assertThat(receive()).isEmpty();
    assertThat(sqs.receiveMessage(r -> r.queueUrl(dead)).messages())
        .extracting(Message::body)
        .containsExactly("poison");
  }

  @Test
  void delaysAMessageForAtMostFifteenMinutes() {
    sqs.sendMessage(s -> s.queueUrl(url).messageBody("later").delaySeconds(900));

    assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)).isEqualTo("1");
    assertThat(receive()).isEmpty();
    clock.advance(Duration.ofMinutes(15));
    assertThat(receive()).hasSize(1);
    assertThatThrownBy(
            () -> sqs.sendMessage(s -> s.queueUrl(url).messageBody("x").delaySeconds(901)))
        .isInstanceOf(SqsException.class);
  }

  @Test
  void forgetsMessagesPastTheirRetention() {
    send("a");
    clock.advance(Duration.ofDays(4).plusSeconds(1));

    assertThat(receive()).isEmpty();
  }

  @Test
  void takesNoMessageOverOneMebibyte() {
    String most = "x".repeat(1024 * 1024);
    send(most);

    assertThatThrownBy(() -> send(most + "x")).isInstanceOf(SqsException.class);
    assertThatThrownBy(
            () ->
                sqs.sendMessageBatch(
                    s -> s.queueUrl(url).entries(entry("1", most), entry("2", "x"))))
        .isInstanceOf(BatchRequestTooLongException.class);
  }

  @Test
  void sendsAndDeletesInBatchesOfTen() {
    List<SendMessageBatchRequestEntry> ten =
        IntStream.range(0, 10).mapToObj(i -> entry("" + i, "m" + i)).toList();
    sqs.sendMessageBatch(s -> s.queueUrl(url).entries(ten));
    List<Message> received =
        sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    assertThat(received).hasSize(10);

    var deleted =
        sqs.deleteMessageBatch(
            d ->
                d.queueUrl(url)
                    .entries(
                        e -> e.id("0").receiptHandle(received.get(0).receiptHandle()),
                        e -> e.id("1").receiptHandle(received.get(1).receiptHandle())));
    assertThat(deleted.successful()).hasSize(2);
    assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .isEqualTo("8");
    List<SendMessageBatchRequestEntry> eleven = new ArrayList<>(ten);
    eleven.add(entry("11", "x"));
    assertThatThrownBy(() -> sqs.sendMessageBatch(s -> s.queueUrl(url).entries(eleven)))
        .isInstanceOf(TooManyEntriesInBatchRequestException.class);
  }

  @Test
  void aLongPollEndsWhenAMessageComes() throws Exception {
    Thread sender = new Thread(() -> send("a"));
    sender.start();

    assertThat(sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)).messages()).hasSize(1);
    sender.join();
  }

  @Test
  void knowsOnlyItsQueues() {
    assertThatThrownBy(() -> sqs.getQueueUrl(g -> g.queueName("no")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }

  private void send(String body) {
    sqs.sendMessage(s -> s.queueUrl(url).messageBody(body));
  }

  private List<Message> receive() {
    return sqs.receiveMessage(r -> r.queueUrl(url)).messages();
  }

  private void hide(String handle, int seconds) {
    sqs.changeMessageVisibility(
        c -> c.queueUrl(url).receiptHandle(handle).visibilityTimeout(seconds));
  }

  private @Nullable String attribute(QueueAttributeName name) {
    return sqs.getQueueAttributes(g -> g.queueUrl(url).attributeNames(name)).attributes().get(name);
  }
}
