package dev.countersign.onboarding.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.Json;
import dev.countersign.local.microsoft365.http.Fault;
import dev.countersign.onboarding.connection.ChooseRoutingScope;
import dev.countersign.onboarding.connection.ChooseSyncScope;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups are found, checked and counted with the stand-in of Microsoft Graph. */
class GroupsWithMicrosoftTest {
  private final GroupsFixture fixture = new GroupsFixture();
  private final SearchGroups search =
      new SearchGroups(fixture.access, fixture.connections, fixture.groups);
  private final ChooseSyncScope sync =
      new ChooseSyncScope(fixture.access, fixture.answers, fixture.choices, fixture.directory);
  private final ChooseRoutingScope routing =
      new ChooseRoutingScope(fixture.access, fixture.answers, fixture.choices);

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
  @CsvSource({
    "Countersign pilot, MAIL_ENABLED_SECURITY, 202, ",
    "All staff, UNIFIED, 400, GroupIsMicrosoft365",
    "Berlin office, SECURITY_ENABLED_UNIFIED, 400, GroupIsMicrosoft365",
    "London office, DYNAMIC_UNIFIED, 400, GroupIsMicrosoft365",
    "Marketing, DISTRIBUTION, 400, GroupIsDistribution",
    "Finance, SECURITY, 400, GroupHasNoMail",
    "Works council, DYNAMIC_SECURITY, 400, GroupIsDynamic"
  })
  void takesOneKindOfGroupAndSaysWhyNotTheOthers(
      String name, String kind, int status, String code) {
    String groupId = fixture.groupOfKind(kind);
    Map<String, ApiHandler> scopes =
        new TreeMap<>(Map.of("AwaitSyncScope", sync, "AwaitRoutingScope", routing));

    scopes.forEach(
        (state, choice) -> {
          fixture.await(state);
          JsonNode answer = choose(choice, Map.of("scope", "GROUP", "groupId", groupId));
          assertThat(answer.path("statusCode").asInt()).as(state).isEqualTo(status);
          assertThat(error(answer).path("code").asText("")).isEqualTo(code == null ? "" : code);
        });
    assertThat(fixture.sent()).hasSize(status == 202 ? 2 : 0);
  }

  @Test
  void theScopesAreChosenOfEachOtherIndependently() {
    String pilot = fixture.group("Countersign pilot").id();
    fixture.await("AwaitSyncScope");
    choose(sync, Map.of("scope", "GROUP", "groupId", pilot));
    fixture.await("AwaitRoutingScope");
    choose(routing, Map.of("scope", "ALL_USERS"));

    assertThat(fixture.scopes.sync(GroupsFixture.SUBSCRIPTION).requireGroup().id())
        .isEqualTo(pilot);
    assertThat(fixture.scopes.routing(GroupsFixture.SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);

    fixture.await("AwaitRoutingScope");
    choose(routing, Map.of("scope", "GROUP", "groupId", pilot));
    fixture.await("AwaitSyncScope");
    choose(sync, Map.of("scope", "ALL_USERS"));
    assertThat(fixture.scopes.sync(GroupsFixture.SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);
    assertThat(fixture.scopes.routing(GroupsFixture.SUBSCRIPTION).requireGroup().id())
        .isEqualTo(pilot);
  }

  @Test
  void refusesAGroupThatIsNotThere() {
    fixture.await("AwaitRoutingScope");
    String nobody = "00000000-0000-4000-8000-000000000000";

    JsonNode answer = choose(routing, Map.of("scope", "GROUP", "groupId", nobody));

    assertThat(error(answer).path("code").asText()).isEqualTo("GroupNotFound");
    assertThat(fixture.scopes.routing(GroupsFixture.SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);
  }

  @Test
  void keepsNameAndAddressAndTellsTheStateMachineNeither() {
    fixture.await("AwaitRoutingScope");
    String groupId = fixture.group("Countersign pilot").id();
    choose(routing, Map.of("scope", "GROUP", "groupId", groupId));

    assertThat(fixture.scopes.routing(GroupsFixture.SUBSCRIPTION).requireGroup())
        .isEqualTo(
            new Scope.Group(groupId, "Countersign pilot", "countersign-pilot@brightwater.example"));
    assertThat(fixture.scopes.sync(GroupsFixture.SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);
    assertThat(fixture.sent())
        .singleElement()
        .asString()
        .contains(groupId, "\"GROUP\"")
        .doesNotContain("@", "pilot");
  }

  @Test
  void warnsOfPeopleWhoseDataGoesUntilTheirNumberIsConfirmed() {
    fixture.await("AwaitSyncScope");
    String groupId = fixture.group("Countersign pilot").id();
    fixture.members("Countersign pilot").forEach(this::know);
    know("somebody-else");
    know("another");

    JsonNode warning = choose(sync, Map.of("scope", "GROUP", "groupId", groupId));
    assertThat(warning.path("statusCode").asInt()).isEqualTo(409);
    assertThat(body(warning).path("peopleRemoved").asInt()).isEqualTo(2);
    assertThat(error(warning).path("message").asText()).startsWith("2 people");
    JsonNode wrong =
        choose(sync, Map.of("scope", "GROUP", "groupId", groupId, "confirmRemoval", 1));
    assertThat(error(wrong).path("code").asText()).isEqualTo("RemovalNotConfirmed");
    assertThat(fixture.sent()).isEmpty();
    assertThat(fixture.scopes.sync(GroupsFixture.SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);

    JsonNode confirmed =
        choose(sync, Map.of("scope", "GROUP", "groupId", groupId, "confirmRemoval", 2));
    assertThat(confirmed.path("statusCode").asInt()).isEqualTo(202);
    assertThat(fixture.scopes.sync(GroupsFixture.SUBSCRIPTION).requireGroup().id())
        .isEqualTo(groupId);
    assertThat(fixture.sent()).hasSize(1);
  }

  /** Reading its members took longer than API Gateway waits: nobody could choose such a group. */
  @Test
  void aGroupTooLargeToCompareIsNotReadAndTheAnswerSaysHowManyAtTheMost() {
    fixture.await("AwaitSyncScope");
    String groupId = fixture.group("Countersign pilot").id();
    fixture.members("Countersign pilot").forEach(this::know);
    know("somebody-else");
    int known = fixture.members("Countersign pilot").size() + 1;
    ChooseSyncScope small =
        new ChooseSyncScope(
            fixture.access,
            fixture.answers,
            new ScopeChoices(fixture.connections, fixture.groups, fixture.scopes, known - 2),
            fixture.directory);

    JsonNode warning = choose(small, Map.of("scope", "GROUP", "groupId", groupId));
    assertThat(warning.path("statusCode").asInt()).isEqualTo(409);
    assertThat(body(warning).path("peopleRemoved").asInt()).isEqualTo(known);
    assertThat(body(warning).path("counted").asBoolean()).isFalse();
    assertThat(error(warning).path("message").asText())
        .contains("too many to compare", known + " people at the most");
    JsonNode confirmed =
        choose(small, Map.of("scope", "GROUP", "groupId", groupId, "confirmRemoval", known));
    assertThat(confirmed.path("statusCode").asInt()).isEqualTo(202);
  }

  /** Who connects again mostly keeps the group, and nobody is removed by that. */
  @Test
  void theGroupThatIsChosenAlreadyNeedsNoConfirmation() {
    String groupId = fixture.group("Countersign pilot").id();
    fixture.scopes.saveSync(
        GroupsFixture.SUBSCRIPTION,
        "before",
        Scope.of(new Scope.Group(groupId, "Countersign pilot", "pilot@brightwater.example")));
    know("left-a-minute-ago");
    fixture.await("AwaitSyncScope");

    JsonNode answer = choose(sync, Map.of("scope", "GROUP", "groupId", groupId));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
  }

  @Test
  void removesNobodyWhenNobodyIsKnownYet() {
    fixture.await("AwaitSyncScope");
    String groupId = fixture.group("Countersign pilot").id();

    JsonNode answer = choose(sync, Map.of("scope", "GROUP", "groupId", groupId));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 403})
  void saysThatMicrosoftIsBusy(int status) {
    fixture.microsoft.services.faults().plan("/v1.0/groups", 1, Fault.status(status));

    JsonNode answer = call(search, event("SearchGroups"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(error(answer).path("message").asText()).containsIgnoringCase("try again");
  }

  @Test
  void asksForOneTokenOnly() {
    search("pil");
    search("pilo");

    assertThat(fixture.tokensAskedFor()).isEqualTo(1);
  }

  private void know(String id) {
    fixture.directory.save(
        GroupsFixture.SUBSCRIPTION, new Person(id, Set.of(id + "@x.example"), Map.of()));
  }

  private JsonNode search(String text) {
    ObjectNode event = event("SearchGroups");
    event.putObject("queryStringParameters").put("search", text);
    JsonNode answer = call(search, event);
    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
    return body(answer);
  }

  private JsonNode choose(ApiHandler function, Map<String, Object> choice) {
    String name = function.getClass().getSimpleName();
    return call(function, event(name).put("body", Json.write(choice)));
  }

  private static ObjectNode event(String name) {
    return GroupsFixture.event(name);
  }

  private static JsonNode call(ApiHandler function, JsonNode event) {
    return GroupsFixture.call(function, event);
  }

  private static JsonNode body(JsonNode answer) {
    return GroupsFixture.parse(answer.path("body").asText());
  }

  private static JsonNode error(JsonNode answer) {
    return body(answer).path("error");
  }
}
