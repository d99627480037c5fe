package dev.countersign.onboarding.audit;

import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.audit.Actor;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAuditTest {
  private final Parts parts = new Parts();
  private final ReadAudit read = new ReadAudit(parts.access, parts.audit);

  @Test
  void showsWhoDidWhatAndWhenNewestFirst() {
    note("StartOnboarding", Map.of("runId", "r1"));
    note("AwaitSyncScope", Map.of("scope", "ALL_USERS"));

    JsonNode entries = Events.body(Events.call(read)).path("entries");

    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).toString())
        .isEqualTo(
            "{\"at\":\"2026-11-23T10:00:01Z\",\"actor\":\"user:ada\",\"actorName\":\"Ada\","
                + "\"action\":\"AwaitSyncScope\",\"details\":{\"scope\":\"ALL_USERS\"}}");
  }

  @Test
  void pagesShowEachEntryOnce() {
    for (int i = 0; i < 7; i++) {
      note("Action" + i, Map.of());
    }

    List<String> actions = new ArrayList<>();
    JsonNode page = page("3", null);
    page.path("entries").forEach(entry -> actions.add(entry.path("action").asText()));
    while (page.has("next")) {
      page = page("3", page.path("next").asText());
      page.path("entries").forEach(entry -> actions.add(entry.path("action").asText()));
    }

    assertThat(actions)
        .containsExactly(
            "Action6", "Action5", "Action4", "Action3", "Action2", "Action1", "Action0");
  }

  @Test
  void keepsEntriesOfTheSameMomentApart() {
    parts.audit.add(SUBSCRIPTION, Actor.COUNTERSIGN, "One", Map.of());
    parts.audit.add(SUBSCRIPTION, Actor.COUNTERSIGN, "Other", Map.of());

    assertThat(Events.body(Events.call(read)).path("entries")).hasSize(2);
  }

  @Test
  void showsNothingOfOtherSubscriptions() {
    parts.audit.add("abcdefghij23", Actor.COUNTERSIGN, "One", Map.of());

    assertThat(Events.body(Events.call(read)).path("entries")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "x", ""})
  void refusesALimitThatIsNone(String limit) {
    ObjectNode event = Events.of(ReadAudit.class);
    event.putObject("queryStringParameters").put("limit", limit);

    JsonNode answer = Events.call(read, event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("InvalidPage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "AUDIT", "2026 "})
  void refusesAPositionThatIsNone(String before) {
    ObjectNode event = Events.of(ReadAudit.class);
    event.putObject("queryStringParameters").put("before", before);

    assertThat(Events.call(read, event).path("statusCode").asInt()).isEqualTo(400);
  }

  private void note(String action, Map<String, String> details) {
    parts.audit.add(SUBSCRIPTION, new Actor("user:ada", "Ada"), action, details);
    parts.clock.advance(Duration.ofSeconds(1));
  }

  private JsonNode page(String limit, @Nullable String before) {
    ObjectNode event = Events.of(ReadAudit.class);
    ObjectNode query = event.putObject("queryStringParameters").put("limit", limit);
    if (before != null) {
      query.put("before", before);
    }
    return Events.body(Events.call(read, event));
  }
}
