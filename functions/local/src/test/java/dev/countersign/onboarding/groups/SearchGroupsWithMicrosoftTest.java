package dev.countersign.onboarding.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups are found while somebody types, with the stand-in of Microsoft Graph. */
class SearchGroupsWithMicrosoftTest {
  private final GroupsFixture fixture = new GroupsFixture();
  private final SearchGroups search =
      new SearchGroups(fixture.access, fixture.connections, fixture.groups);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pil", "COUNTERSIGN", "\"counter\" pil\\", "countersign-pilot@bright"})
  void findsAGroupByTheBeginningOfAnyWordOrOfItsAddress(String text) {
    JsonNode found = search(text);

    JsonNode pilot = found.at("/groups/0");
    assertThat(found.path("groups")).hasSize(1);
    assertThat(found.path("more").asBoolean()).isFalse();
    assertThat(pilot.path("name").asText()).isEqualTo("Countersign pilot");
    assertThat(pilot.path("address").asText()).isEqualTo("countersign-pilot@brightwater.example");
    assertThat(pilot.path("members").asInt())
        .isEqualTo(fixture.group("Countersign pilot").memberIds().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ilot", "nobody", "pil\" OR \"displayName:a", "&$top=1"})
  void findsNothingElseWhateverIsTyped(String text) {
    assertThat(search(text).path("groups")).isEmpty();
  }

  @Test
  void countsThePeopleOfGroupsInTheGroupOnce() {
    int people = fixture.members("All staff").size();

    assertThat(people).isGreaterThan(fixture.group("All staff").memberIds().size());
    assertThat(search("all staff").at("/groups/0/members").asInt()).isEqualTo(people);
  }

  @Test
  void findsTwentyAtMostByNameAndSaysThatThereAreMore() {
    fixture.addGroups(30);
    JsonNode found = search("team");

    assertThat(found.path("groups")).hasSize(20);
    assertThat(found.path("more").asBoolean()).isTrue();
    assertThat(found.findValuesAsText("name")).isSorted();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 403})
  void saysThatMicrosoftIsBusy(int status) {
    fixture.microsoft.services.faults().plan("/v1.0/groups", 1, Fault.status(status));

    JsonNode answer = GroupsFixture.call(search, GroupsFixture.event("SearchGroups"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(GroupsFixture.error(answer).path("message").asText())
        .containsIgnoringCase("try again");
  }

  @Test
  void asksForOneTokenOnly() {
    search("pil");
    search("pilo");

    assertThat(fixture.tokensAskedFor()).isEqualTo(1);
  }

  private JsonNode search(String text) {
    ObjectNode event = GroupsFixture.event("SearchGroups");
    event.putObject("queryStringParameters").put("search", text);
    JsonNode answer = GroupsFixture.call(search, event);
    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
    return GroupsFixture.body(answer);
  }
}
