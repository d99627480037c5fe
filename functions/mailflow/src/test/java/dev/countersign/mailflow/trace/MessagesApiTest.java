package dev.countersign.mailflow.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.ManualClock;
import dev.countersign.core.dynamodb.DynamoDbSubscriptionStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.ledger.DeliveryAttempt;
import dev.countersign.core.ledger.MessageKey;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.core.subscription.SubscriptionAccess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesApiTest {
  private static final String SUBSCRIPTION = "kq7m2v9x4tza";

  /** The handlers never look at it. */
  private static final Context NO_CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private static final String LENA = "lena.hoffmann@brightwater.example";
  private static final Instant RECEIVED = Instant.parse("2026-11-23T09:14:33Z");

  private final Tables tables = LocalTables.fresh();
  private final DynamoDbSubscriptionStore subscriptions =
      new DynamoDbSubscriptionStore(tables.subscriptions());
  private final ListMessages function =
      new ListMessages(
          new SubscriptionAccess(subscriptions),
          tables.messageSearch(),
          new ManualClock(Instant.parse("2026-11-23T10:00:00Z")));
  private final ObjectNode event = event();

  @BeforeEach
  void addMessages() {
    subscriptions.add(new Subscription(SUBSCRIPTION, "Brightwater", "user-4711", RECEIVED));
    tables.ledger().add(message("returned", LENA, RECEIVED, MessageState.RETURNED));
    tables.ledger().add(message("parked", "ann@x.example", RECEIVED, MessageState.PARKED));
    tables.ledger().add(message("old", LENA, RECEIVED.minusSeconds(9000), MessageState.RETURNED));
  }

  @Test
  void showsWhatBecameOfTheMessagesOfASender() throws IOException {
    JsonNode messages = ask().path("messages");

    assertThat(messages).hasSize(1);
    JsonNode message = messages.get(0);
    assertThat(message.path("messageId").asText()).isEqualTo("returned");
    assertThat(message.path("state").asText()).isEqualTo("RETURNED");
    assertThat(message.path("decision").asText()).isEqualTo("STAMPED");
    assertThat(message.path("signatureVersion").asText()).isEqualTo("DEFAULT:v1");
    assertThat(message.at("/recipients/0/address").asText()).isEqualTo("bob@example.net");
    assertThat(message.at("/recipients/0/reply").asText()).isEqualTo("250 2.6.0");
    assertThat(message.at("/attempts/0/answer").asText()).isEqualTo("250 2.6.0");
    assertThat(message.at("/latency/accepting").asLong()).isEqualTo(1000);
    assertThat(message.at("/latency/waiting").asLong()).isEqualTo(2000);
    assertThat(message.at("/latency/signing").asLong()).isEqualTo(7);
    assertThat(message.at("/latency/sending").asLong()).isEqualTo(80);
    assertThat(message.at("/latency/total").asLong()).isEqualTo(5000);
  }

  @ParameterizedTest
  @CsvSource({
    "state, parked, parked",
    "messageId, <returned@brightwater.example>, returned",
    "messageId, returned@brightwater.example, returned",
    "sender, ANN@x.example, parked"
  })
  void findsByStateMessageIdAndSender(String parameter, String value, String found)
      throws IOException {
    event.putObject("queryStringParameters").put(parameter, value);
    JsonNode messages = ask().path("messages");
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).path("messageId").asText()).isEqualTo(found);
  }

  @Test
  void showsNothingOfAnotherTenant() throws IOException {
    subscriptions.add(new Subscription("b23456789012", "Other", "user-4711", RECEIVED));
    ((ObjectNode) event.get("pathParameters")).put("subscriptionId", "b23456789012");
    event.putObject("queryStringParameters").put("messageId", "<returned@brightwater.example>");
    assertThat(ask().path("messages")).isEmpty();
    event.putObject("queryStringParameters").put("state", "parked");
    assertThat(ask().path("messages")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "since, yesterday",
    "until, 2026",
    "state, lost",
    "until, +10000-01-01T00:00:00Z",
    "until, -1000000000-01-01T00:00:00Z"
  })
  void saysWhatAParameterHasToBe(String parameter, String value) throws IOException {
    event.putObject("queryStringParameters").put(parameter, value);
    JsonNode answer = call();
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.path("body").asText()).contains("The parameter " + parameter);
  }

  /** Programs send microseconds; the ledger has milliseconds. */
  @ParameterizedTest
  @CsvSource({"33.000Z, 1", "33.000001Z, 0", "33.0005Z, 0"})
  void takesTimesThatAreFinerThanThoseItKeeps(String since, int found) throws IOException {
    event
        .putObject("queryStringParameters")
        .put("since", "2026-11-23T09:14:" + since)
        .put("until", "2026-11-23T09:14:33.0007Z")
        .put("sender", LENA);
    assertThat(ask().path("messages")).hasSize(found);
  }

  @Test
  void saysWhereALongListGoesOn() throws IOException {
    for (int i = 0; i < 120; i++) {
      Instant at = RECEIVED.plusSeconds(i);
      tables.ledger().add(message("many" + i, LENA, at, MessageState.RETURNED));
    }
    JsonNode first = ask();
    assertThat(first.path("messages")).hasSize(100);
    ((ObjectNode) event.get("queryStringParameters")).put("until", first.path("until").asText());
    JsonNode second = ask();
    assertThat(second.path("messages")).hasSize(21);
    assertThat(second.has("until")).isFalse();
  }

  /** The page after such a one begins before that moment: some of them were on neither. */
  @Test
  void noMessageOfAMillisecondFallsBetweenTwoPages() throws IOException {
    for (int i = 0; i < 105; i++) {
      Instant at = RECEIVED.plusSeconds(i < 98 ? 60 : 50);
      tables.ledger().add(message("burst" + i, LENA, at, MessageState.RETURNED));
    }
    Set<String> seen = new HashSet<>();
    JsonNode page = ask();
    page.path("messages").forEach(message -> seen.add(message.path("messageId").asText()));
    ((ObjectNode) event.get("queryStringParameters")).put("until", page.path("until").asText());
    ask().path("messages").forEach(message -> seen.add(message.path("messageId").asText()));
    assertThat(seen).hasSize(106);
  }

  /** All but the hundred that wait longest could not be seen, and "until" led back to them. */
  @Test
  void showsAllParkedMessagesPageByPageTheNewestFirst() throws IOException {
    for (int i = 0; i < 120; i++) {
      Instant at = RECEIVED.plusSeconds(i + 1);
      tables.ledger().add(message("parked" + i, LENA, at, MessageState.PARKED));
    }
    event.putObject("queryStringParameters").put("state", "parked");
    JsonNode first = ask();
    assertThat(first.path("messages")).hasSize(100);
    assertThat(first.at("/messages/0/messageId").asText()).isEqualTo("parked119");

    ((ObjectNode) event.get("queryStringParameters")).put("until", first.path("until").asText());
    JsonNode second = ask();
    assertThat(second.path("messages")).hasSize(21);
    assertThat(second.at("/messages/20/messageId").asText()).isEqualTo("parked");
    assertThat(second.has("until")).isFalse();
  }

  /** A list of this kind went on with the same messages for ever, and began with the oldest. */
  @Test
  void showsAllMessagesWithOneMessageIdPageByPageTheNewestFirst() throws IOException {
    for (int i = 0; i < 120; i++) {
      MessageRecord copy =
          message("copy" + i, LENA, RECEIVED.plusSeconds(i + 1), MessageState.RETURNED);
      tables.ledger().add(withKeyOf(copy, "returned"));
    }
    event.putObject("queryStringParameters").put("messageId", "returned@brightwater.example");
    JsonNode first = ask();
    assertThat(first.path("messages")).hasSize(100);
    assertThat(first.at("/messages/0/messageId").asText()).isEqualTo("copy119");

    ((ObjectNode) event.get("queryStringParameters")).put("until", first.path("until").asText());
    JsonNode second = ask();
    assertThat(second.path("messages")).hasSize(21);
    assertThat(second.at("/messages/20/messageId").asText()).isEqualTo("returned");
    assertThat(second.has("until")).isFalse();
  }

  private static MessageRecord withKeyOf(MessageRecord entry, String other) {
    return new MessageRecord(
        entry.messageId(),
        entry.subscriptionId(),
        entry.mailFrom(),
        entry.recipients(),
        entry.sender(),
        MessageKey.of(SUBSCRIPTION, other + "@brightwater.example"),
        entry.receivedAt(),
        entry.state(),
        entry.decision(),
        entry.signatureVersion(),
        entry.edits(),
        entry.progress());
  }

  private JsonNode ask() throws IOException {
    return Json.MAPPER.readTree(call().path("body").asText());
  }

  private JsonNode call() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] request = Json.write(event).getBytes(StandardCharsets.UTF_8);
    function.handleRequest(new ByteArrayInputStream(request), answer, NO_CONTEXT);
    return Json.MAPPER.readTree(answer.toByteArray());
  }

  private static ObjectNode event() {
    Path file =
        Path.of(System.getProperty("countersign.root", "../.."), "events", "ListMessages.json");
    try {
      return (ObjectNode) Json.MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageRecord message(String id, String sender, Instant at, MessageState state) {
    Progress progress =
        Progress.begin(at.plusSeconds(1), at.plusSeconds(172_800))
            .with(
                new DeliveryAttempt(
                    at.plusSeconds(3), Duration.ofMillis(7), Duration.ofMillis(80), "250 2.6.0"))
            .ended(at.plusSeconds(5));
    return new MessageRecord(
        id,
        SUBSCRIPTION,
        sender,
        List.of(new RecipientOutcome("bob@example.net", Outcome.RETURNED, "250 2.6.0")),
        sender,
        MessageKey.of(SUBSCRIPTION, "<" + id + "@brightwater.example>"),
        at,
        state,
        "STAMPED",
        "DEFAULT:v1",
        "0-0+5",
        progress);
  }
}
