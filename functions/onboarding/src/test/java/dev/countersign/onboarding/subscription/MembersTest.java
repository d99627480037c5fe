package dev.countersign.onboarding.subscription;

import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.audit.AuditEntry;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {
  private final Parts parts = new Parts();
  private final PutMembers put = new PutMembers(parts.access, parts.subscriptions, parts.audit);
  private final ReadMembers read = new ReadMembers(parts.access);

  @Test
  void keepsMembersAndShowsThemWithTheOwner() {
    Events.call(put);

    JsonNode shown = Events.body(Events.call(read));
    assertThat(shown.path("owner").asText()).isEqualTo("user:user-4711");
    assertThat(shown.path("members").toString())
        .isEqualTo(
            "[{\"member\":\"group:msp-berlin\",\"role\":\"ADMIN\"},"
                + "{\"member\":\"user:user-4712\",\"role\":\"VIEWER\"}]");
  }

  @Test
  void aViewerMayLookButNotChange() {
    Events.call(put);

    assertThat(status(read, as(ReadMembers.class, "user-4712", null))).isEqualTo(200);
    JsonNode refused = Events.call(put, as(PutMembers.class, "user-4712", null));
    assertThat(refused.path("statusCode").asInt()).isEqualTo(403);
    assertThat(Events.body(refused).at("/error/code").asText()).isEqualTo("InsufficientRole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[sales msp-berlin]", "msp-berlin", "[msp-berlin]"})
  void aGroupsRoleIsItsMembersRole(String groups) {
    Events.call(put);

    assertThat(status(put, as(PutMembers.class, "a-consultant", groups))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[sales]", "[]", "", "[msp-berlin2]", "[user:user-4712]"})
  void otherGroupsOpenNothing(String groups) {
    Events.call(put);

    assertThat(status(read, as(ReadMembers.class, "a-consultant", groups))).isEqualTo(404);
  }

  @Test
  void aUserCannotPassForAGroup() {
    Events.call(put);

    assertThat(status(read, as(ReadMembers.class, "msp-berlin", null))).isEqualTo(404);
  }

  @Test
  void aRequestThatDoesNotSayItsMethodIsNoRead() {
    Events.call(put);
    ObjectNode event = as(ReadMembers.class, "user-4712", null);
    ((ObjectNode) event.path("requestContext")).remove("http");

    assertThat(status(read, event)).isEqualTo(403);
  }

  @Test
  void theOwnerStaysWhenAllMembersGo() {
    Events.call(put);

    assertThat(status(put, Events.of(PutMembers.class, "{\"members\":[]}"))).isEqualTo(200);

    assertThat(status(read, as(ReadMembers.class, "user-4712", null))).isEqualTo(404);
    assertThat(status(read, Events.of(ReadMembers.class))).isEqualTo(200);
  }

  @Test
  void notesOnlyWhatChanged() {
    Events.call(put);
    parts.clock.advance(Duration.ofSeconds(1));
    String body =
        "{\"members\":[{\"member\":\"group:msp-berlin\",\"role\":\"ADMIN\"},"
            + "{\"member\":\"user:eve\",\"role\":\"VIEWER\"}]}";
    Events.call(put, Events.of(PutMembers.class, body));

    AuditEntry entry = parts.audit.read(SUBSCRIPTION, null, 1).entries().get(0);
    assertThat(entry.action()).isEqualTo("PutMembers");
    assertThat(entry.details())
        .isEqualTo(Map.of("user:eve", "VIEWER", "user:user-4712", "REMOVED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"members\":[null]}",
        "{\"members\":[{\"member\":\"ada\",\"role\":\"ADMIN\"}]}",
        "{\"members\":[{\"member\":\"user:a b\",\"role\":\"ADMIN\"}]}",
        "{\"members\":[{\"member\":\"user:ada\",\"role\":\"OWNER\"}]}",
        "{\"members\":[{\"member\":\"user:ada\"}]}",
        "{\"members\":[{\"member\":\"user:ada\",\"role\":\"ADMIN\"},"
            + "{\"member\":\"user:ada\",\"role\":\"VIEWER\"}]}"
      })
  void refusesMembersThatAreNone(String body) {
    JsonNode answer = Events.call(put, Events.of(PutMembers.class, body));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("InvalidMembers");
    assertThat(parts.audit.read(SUBSCRIPTION, null, 1).entries()).isEmpty();
  }

  @Test
  void refusesMoreThanAHundred() {
    StringBuilder body = new StringBuilder("{\"members\":[");
    for (int i = 0; i <= 100; i++) {
      body.append(i == 0 ? "" : ",").append("{\"member\":\"user:").append(i);
      body.append("\",\"role\":\"VIEWER\"}");
    }

    assertThat(status(put, Events.of(PutMembers.class, body.append("]}").toString())))
        .isEqualTo(400);
  }

  private static ObjectNode as(
      Class<? extends RequestStreamHandler> function, String sub, @Nullable String groups) {
    ObjectNode event = Events.of(function);
    ObjectNode claims = (ObjectNode) event.at("/requestContext/authorizer/jwt/claims");
    claims.put("sub", sub);
    if (groups != null) {
      claims.put("groups", groups);
    }
    return event;
  }

  private static int status(RequestStreamHandler function, JsonNode event) {
    return Events.call(function, event).path("statusCode").asInt();
  }
}
