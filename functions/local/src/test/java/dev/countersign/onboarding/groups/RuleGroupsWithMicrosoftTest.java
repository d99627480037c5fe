package dev.countersign.onboarding.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.directory.NamedGroup;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.onboarding.signature.PutRules;
import dev.countersign.onboarding.signature.ReadRules;
import dev.countersign.onboarding.signature.RuleGroups;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that name groups, with the stand-in of Microsoft Graph. */
class RuleGroupsWithMicrosoftTest {
  private final GroupsFixture fixture = new GroupsFixture();
  private final RuleGroups ruleGroups =
      new RuleGroups(
          fixture.connections, fixture.groups, fixture.memberships, fixture.synchronizations);
  private final PutRules put =
      new PutRules(
          fixture.access,
          fixture.signatures,
          ruleGroups,
          fixture.memberships,
          fixture.audit,
          fixture.microsoft.clock);
  private final ReadRules read =
      new ReadRules(fixture.access, fixture.signatures, fixture.memberships);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL_ENABLED_SECURITY", "UNIFIED", "SECURITY", "DYNAMIC_SECURITY"})
  void takesGroupsOfAnyKind(String kind) {
    String groupId = fixture.groupOfKind(kind);

    JsonNode answer = save(groupId);

    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
    assertThat(body(answer).at("/groups/0/groupId").asText()).isEqualTo(groupId);
    assertThat(body(answer).at("/groups/0/state").asText()).isEqualTo("NOT_READ_YET");
  }

  @Test
  void takesAnIdentifierInCapitals() {
    String groupId = fixture.group("Finance").id();
    assertThat(
            body(save(groupId.toUpperCase(java.util.Locale.ROOT))).at("/groups/0/groupId").asText())
        .isEqualTo(groupId);
  }

  @Test
  void refusesAGroupThatIsNotThereAndKeepsTheRules() {
    save(fixture.group("Finance").id());
    JsonNode answer = save(fixture.group("Finance").id(), "00000000-0000-4000-8000-000000000001");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(body(answer).at("/error/code").asText()).isEqualTo("InvalidRules");
    assertThat(body(answer).at("/error/message").asText())
        .contains("\"Rule 2\"", "00000000-0000-4000-8000-000000000001", "Nothing was saved");
    assertThat(fixture.signatures.rules(GroupsFixture.SUBSCRIPTION)).hasSize(1);
  }

  @Test
  void asksGraphOnceForTwentyGroups() {
    fixture.addGroups(25);
    String[] ids =
        java.util.stream.IntStream.range(0, 25)
            .mapToObj(i -> "00000000-0000-4000-8000-" + "%012d".formatted(i))
            .toArray(String[]::new);

    assertThat(save(ids).path("statusCode").asInt()).isEqualTo(200);
    assertThat(fixture.microsoft.services.calls().of("POST /v1.0/$batch")).isEqualTo(2);
  }

  @Test
  void hasNewGroupsReadAndKnownOnesLeftAlone() {
    fixture.connect();
    String groupId = fixture.group("Finance").id();
    assertThat(body(save(groupId)).path("synchronization").asText()).isEqualTo("STARTED");
    assertThat(fixture.started()).hasSize(1);
    assertThat(body(save(groupId)).path("synchronization").asText()).isEqualTo("UNDER_WAY");

    know(groupId, true);
    assertThat(body(save(groupId)).has("synchronization")).isFalse();
    assertThat(fixture.started()).hasSize(1);
  }

  @Test
  void saysThatAGroupIsGone() {
    String groupId = fixture.group("Finance").id();
    save(groupId);
    know(groupId, false);

    JsonNode group = body(call(read, "ReadRules", null)).at("/groups/0");
    assertThat(group.path("state").asText()).isEqualTo("GONE");
    assertThat(group.path("name").asText()).isEqualTo("Finance");
    assertThat(group.path("message").asText()).contains("no longer has this group");
  }

  private void know(String groupId, boolean found) {
    fixture.memberships.save(
        GroupsFixture.SUBSCRIPTION,
        new NamedGroup(groupId, "Finance", found, 4, Instant.parse("2026-11-25T10:00:00Z"), true));
  }

  private JsonNode save(String... groupIds) {
    ObjectNode body = dev.countersign.core.lambda.Json.MAPPER.createObjectNode();
    for (String groupId : groupIds) {
      ObjectNode rule = body.withArray("rules").addObject();
      rule.put("name", "Rule " + body.path("rules").size());
      rule.putObject("senders").putArray("groups").add(groupId);
    }
    return call(put, "PutRules", body.toString());
  }

  private static JsonNode call(
      ApiHandler function, String event, @org.jspecify.annotations.Nullable String body) {
    ObjectNode sent = GroupsFixture.event(event);
    return GroupsFixture.call(function, body == null ? sent : sent.put("body", body));
  }

  private static JsonNode body(JsonNode answer) {
    return GroupsFixture.parse(answer.path("body").asText());
  }
}
