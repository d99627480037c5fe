package dev.countersign.local.microsoft365.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.Person;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersDeltaTest {
  private final StandIn standIn = new StandIn(GraphOptions.defaults().withPageSize(20));
  private final Directory directory = standIn.brightwater.directory();
  private String token = "";

  @BeforeEach
  void consent() {
    standIn.consent();
    token = standIn.graphToken();
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void sendsEverybodyWithEmptyPagesAndReplaysInBetween() {
    List<Answer> pages = round("/v1.0/users/delta()?$select=displayName");
    List<String> ids = ids(pages);

    assertThat(ids).containsAll(directory.people().stream().map(Person::id).toList());
    assertThat(ids.size()).as("replays").isGreaterThan(250);
    assertThat(pages).as("empty pages").anyMatch(page -> page.value().isEmpty());
    assertThat(pages).allMatch(page -> page.json().has("@odata.context"));
  }

  @Test
  void sendsWhatChangedDuringTheRoundAgain() {
    Answer first = standIn.get("/v1.0/users/delta", token);
    String id = first.value().path(0).path("id").asText();
    directory.change(id, person -> person.with("jobTitle", "Promoted"));

    List<Answer> rest = round(link(first, "@odata.nextLink"));

    assertThat(users(rest))
        .anySatisfy(
            user -> {
              assertThat(user.path("id").asText()).isEqualTo(id);
              assertThat(user.path("jobTitle").asText()).isEqualTo("Promoted");
            });
  }

  @Test
  void sendsChangesAndRemovalsAfterARound() {
    List<Answer> pages = round("/v1.0/users/delta?$select=displayName,jobTitle");
    String deltaLink = link(pages.get(pages.size() - 1), "@odata.deltaLink");
    List<Person> people = directory.people();
    directory.change(people.get(5).id(), person -> person.with("jobTitle", null));
    directory.delete(people.get(6).id());
    directory.deletePermanently(people.get(7).id());

    List<JsonNode> changes = users(round(deltaLink));

    assertThat(changes).hasSize(3);
    assertThat(changes.get(0).path("jobTitle").isNull()).isTrue();
    assertThat(changes.get(0).has("mail")).as("$select holds on").isFalse();
    assertThat(changes.get(1).path("@removed").path("reason").asText()).isEqualTo("changed");
    assertThat(changes.get(2).path("@removed").path("reason").asText()).isEqualTo("deleted");
  }

  @Test
  void saysNothingAboutWhoWasGoneBeforeTheFirstRound() {
    String gone = directory.people().get(3).id();
    directory.delete(gone);

    assertThat(ids(round("/v1.0/users/delta"))).doesNotContain(gone);
  }

  @Test
  void leavesOutWhatWasNeverSet() {
    List<JsonNode> users = users(round("/v1.0/users/delta?$select=displayName,faxNumber"));

    assertThat(users).anyMatch(user -> !user.has("faxNumber"));
    assertThat(users).anyMatch(user -> user.path("faxNumber").isTextual());
    assertThat(users).noneMatch(user -> user.path("faxNumber").isNull());
  }

  @Test
  void namesManagersIfAsked() {
    assertThat(users(round("/v1.0/users/delta?$select=id,manager")))
        .anyMatch(user -> user.path("manager@delta").path(0).has("id"));
  }

  @Test
  void startsFromNowOnWithTheLatestToken() {
    Answer latest = standIn.get("/v1.0/users/delta?$deltatoken=latest", token);
    directory.delete(directory.people().get(0).id());

    assertThat(latest.value()).isEmpty();
    assertThat(users(round(link(latest, "@odata.deltaLink")))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"syncStateNotFound", "resyncRequired"})
  void answers410ToTokensThatItHasForgotten(String code) {
    Answer first = standIn.get("/v1.0/users/delta", token);
    standIn.services.graph().forgetDeltaTokens(code);

    Answer answer = standIn.get(link(first, "@odata.nextLink"), token);

    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.graphError()).isEqualTo(code);
  }

  @Test
  void answers410ToTokensOlderThanAWeek() {
    Answer first = standIn.get("/v1.0/users/delta", token);
    standIn.clock.advance(Duration.ofDays(8));

    Answer answer = standIn.get(link(first, "@odata.nextLink"), standIn.graphToken());

    assertThat(answer.status()).isEqualTo(410);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$top=5", "$expand=manager", "$orderby=displayName", "$count=true"})
  void refusesOptionsThatDeltaQueriesDoNotHave(String option) {
    assertThat(standIn.get("/v1.0/users/delta?" + option, token).status()).isEqualTo(400);
  }

  @Test
  void sendsNothingTwiceWithoutQuirks() {
    try (StandIn calm =
        new StandIn(GraphOptions.defaults().withQuirks(DeltaQuirks.none()).withPageSize(999))) {
      calm.consent();

      Answer page = calm.get("/v1.0/users/delta", calm.graphToken());

      assertThat(page.value()).hasSize(250);
      assertThat(page.json().has("@odata.deltaLink")).isTrue();
    }
  }

  private List<Answer> round(String start) {
    List<Answer> pages = new ArrayList<>();
    String next = start;
    while (!next.isEmpty()) {
      Answer page = standIn.get(next, token);
      assertThat(page.status()).isEqualTo(200);
      pages.add(page);
      next = link(page, "@odata.nextLink");
    }
    return pages;
  }

  private static String link(Answer page, String name) {
    String link = page.json().path(name).asText();
    URI url = URI.create(link);
    return link.isEmpty() ? "" : url.getRawPath() + "?" + url.getRawQuery();
  }

  private static List<JsonNode> users(List<Answer> pages) {
    List<JsonNode> users = new ArrayList<>();
    pages.forEach(page -> page.value().forEach(users::add));
    return users;
  }

  private static List<String> ids(List<Answer> pages) {
    return users(pages).stream().map(user -> user.path("id").asText()).toList();
  }
}
