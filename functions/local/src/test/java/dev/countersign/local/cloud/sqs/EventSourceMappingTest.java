package dev.countersign.local.cloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.ManualClock;
import dev.countersign.local.cloud.lambda.InvocationResult;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSourceMappingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ManualClock clock = new ManualClock();
  private final Queues queues =
      new Queues(URI.create("http://aws"), "eu-central-1", "000000000000", clock);
  private final Queue dead = queues.create("dead", QueueAttributes.DEFAULTS);
  private final Queue work =
      queues.create(
          "work",
          new QueueAttributes(
              Duration.ofSeconds(60),
              Duration.ZERO,
              Duration.ofDays(4),
              Duration.ZERO,
              QueueAttributes.MAXIMUM_MESSAGE_SIZE,
              new QueueAttributes.Redrive(queues.arn("dead"), 2)));
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private @Nullable EventSourceMapping mapping;

  @AfterEach
  void stop() {
    Objects.requireNonNull(mapping).close();
  }

  @Test
  void givesBatchesWithAllAttributesAndDeletesThemAfterwards() throws Exception {
    JsonNode attribute = JSON.readTree("{\"DataType\":\"String\",\"StringValue\":\"v\"}");
    work.send(
        new Message("1", "body", Map.of("a", attribute), "sender", clock.instant()), Duration.ZERO);
    send("2", "other");
    start(true, event -> answer("{\"batchItemFailures\":[]}"));

    JsonNode event = next();
    assertThat(event.path("Records")).hasSize(2);
    JsonNode record = event.path("Records").get(0);
    assertThat(record.path("messageId").asText()).isEqualTo("1");
    assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
    assertThat(record.at("/messageAttributes/a/stringValue").asText()).isEqualTo("v");
    assertThat(record.path("eventSourceARN").asText()).isEqualTo(work.arn());
    assertThat(record.path("awsRegion").asText()).isEqualTo("eu-central-1");
    await().until(() -> work.depth().equals(new QueueDepth(0, 0, 0)));
  }

  @Test
  void keepsOnlyWhatTheFunctionReportsAsFailed() throws Exception {
    send("1", "good");
    send("2", "bad");
    start(true, EventSourceMappingTest::failBad);

    next();
    await().until(() -> work.depth().equals(new QueueDepth(0, 1, 0)));
    clock.advance(Duration.ofSeconds(60));
    JsonNode again = next();
    assertThat(again.path("Records").findValuesAsText("body")).containsExactly("bad");
    assertThat(again.at("/Records/0/attributes/ApproximateReceiveCount").asText()).isEqualTo("2");
  }

  @Test
  void movesPoisonToTheDeadLetters() throws Exception {
    send("1", "bad");
    start(true, EventSourceMappingTest::failBad);

    next();
    clock.advance(Duration.ofSeconds(60));
    next();
    clock.advance(Duration.ofSeconds(60));
    await().until(() -> dead.depth().visible() == 1);
    assertThat(events).isEmpty();
  }

  @Test
  void aFailedInvocationKeepsTheWholeBatch() throws Exception {
    send("1", "a");
    send("2", "b");
    start(true, event -> new InvocationResult(new byte[0], true));

    next();
    clock.advance(Duration.ofSeconds(60));
    assertThat(next().path("Records")).hasSize(2);
  }

  @Test
  void anAnswerThatNamesStrangersKeepsTheWholeBatch() throws Exception {
    send("1", "a");
    start(true, e -> answer("{\"batchItemFailures\":[{\"itemIdentifier\":\"other\"}]}"));

    next();
    clock.advance(Duration.ofSeconds(60));
    assertThat(next().path("Records")).hasSize(1);
  }

  @Test
  void withoutReportsEveryAnswerIsASuccess() throws Exception {
    send("1", "bad");
    start(false, EventSourceMappingTest::failBad);

    next();
    await().until(() -> work.depth().equals(new QueueDepth(0, 0, 0)));
  }

  private void start(boolean reports, Function<JsonNode, InvocationResult> function) {
    mapping =
        new EventSourceMapping(
            work, 10, reports, 1, "eu-central-1", payload -> call(function, payload));
  }

  private InvocationResult call(Function<JsonNode, InvocationResult> function, byte[] payload) {
    try {
      JsonNode event = JSON.readTree(payload);
      events.add(event);
      return function.apply(event);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InvocationResult failBad(JsonNode event) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode failures = answer.putArray("batchItemFailures");
    for (JsonNode record : event.path("Records")) {
      if (record.path("body").asText().equals("bad")) {
        failures.addObject().put("itemIdentifier", record.path("messageId").asText());
      }
    }
    return answer(answer.toString());
  }

  private static InvocationResult answer(String json) {
    return new InvocationResult(json.getBytes(StandardCharsets.UTF_8), false);
  }

  private void send(String id, String body) {
    work.send(new Message(id, body, Map.of(), "sender", clock.instant()), Duration.ZERO);
  }

  private JsonNode next() throws InterruptedException {
    JsonNode event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("an event within ten seconds").isNotNull();
    return event;
  }
}
