package dev.countersign.onboarding.subscription;

import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionApiTest {
  private final Parts parts = new Parts();
  private final CreateSubscription create =
      new CreateSubscription(parts.subscriptions, parts.clock, parts.audit);
  private final ReadSubscription read = new ReadSubscription(parts.access, parts.statuses);

  @Test
  void createsASubscriptionThatBelongsToTheCaller() {
    JsonNode answer = Events.call(create);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(201);
    String id = Events.body(answer).path("subscriptionId").asText();
    assertThat(parts.subscriptions.find(id))
        .contains(
            new Subscription(id, "Brightwater Instruments", Events.CALLER, parts.clock.instant()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"text\"",
        "{\"name\":",
        "{}",
        "{\"name\":null}",
        "{\"name\":\"  \"}",
        "{\"name\":{\"x\":1}}",
        "{\"name\":\"two\\nlines\"}"
      })
  void refusesABodyWithoutAName(String body) {
    JsonNode answer = Events.call(create, Events.of(CreateSubscription.class, body));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Events.body(answer).at("/error/message").asText()).containsIgnoringCase("send");
  }

  @Test
  void refusesANameThatIsTooLong() {
    String body = "{\"name\":\"" + "x".repeat(101) + "\"}";

    JsonNode answer = Events.call(create, Events.of(CreateSubscription.class, body));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Events.body(answer).at("/error/message").asText()).contains("100");
  }

  @Test
  void refusesARequestWithoutAToken() {
    ObjectNode event = Events.of(CreateSubscription.class);
    ((ObjectNode) event.path("requestContext")).remove("authorizer");

    assertThat(Events.call(create, event).path("statusCode").asInt()).isEqualTo(401);
  }

  @Test
  void showsASubscriptionAndItsStatus() {
    JsonNode answer = Events.call(read);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Events.body(answer).path("subscriptionId").asText()).isEqualTo(SUBSCRIPTION);
    assertThat(Events.body(answer).path("status").asText()).isEqualTo("NOT_CONNECTED");
    assertThat(Events.body(answer).path("createdAt").asText()).isEqualTo("2026-11-23T10:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kq7m2v9x4tzb", "TENANT#x", ""})
  void doesNotTellAnUnknownSubscriptionFromAMalformedOne(String id) {
    ObjectNode event = Events.of(ReadSubscription.class);
    ((ObjectNode) event.path("pathParameters")).put("subscriptionId", id);

    JsonNode answer = Events.call(read, event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("SubscriptionNotFound");
  }

  @Test
  void hidesTheSubscriptionsOfOthers() {
    ObjectNode event = Events.of(ReadSubscription.class);
    ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims")).put("sub", "somebody-else");

    assertThat(Events.call(read, event).path("statusCode").asInt()).isEqualTo(404);
  }
}
