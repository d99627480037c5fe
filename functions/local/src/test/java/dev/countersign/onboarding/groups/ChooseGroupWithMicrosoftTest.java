package dev.countersign.onboarding.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.onboarding.connection.ChooseRoutingScope;
import dev.countersign.onboarding.connection.ChooseSyncScope;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which groups may be chosen, and what is kept of the choice. */
class ChooseGroupWithMicrosoftTest {
  private final GroupsFixture fixture = new GroupsFixture();
  private final ChooseSyncScope sync =
      new ChooseSyncScope(fixture.access, fixture.answers, fixture.choices, fixture.directory);
  private final ChooseRoutingScope routing =
      new ChooseRoutingScope(fixture.access, fixture.answers, fixture.choices);

  @AfterEach
  void stop() {
    fixture.close();
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
          JsonNode answer = fixture.choose(choice, Map.of("scope", "GROUP", "groupId", groupId));
          assertThat(answer.path("statusCode").asInt()).as(state).isEqualTo(status);
          assertThat(GroupsFixture.error(answer).path("code").asText(""))
              .isEqualTo(code == null ? "" : code);
        });
    assertThat(fixture.sent()).hasSize(status == 202 ? 2 : 0);
  }

  @Test
  void theScopesAreChosenOfEachOtherIndependently() {
    String pilot = fixture.group("Countersign pilot").id();
    fixture.await("AwaitSyncScope");
    fixture.choose(sync, Map.of("scope", "GROUP", "groupId", pilot));
    fixture.await("AwaitRoutingScope");
    fixture.choose(routing, Map.of("scope", "ALL_USERS"));

    assertThat(fixture.scopes.sync(GroupsFixture.SUBSCRIPTION).requireGroup().id())
        .isEqualTo(pilot);
    assertThat(fixture.scopes.routing(GroupsFixture.SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);

    fixture.await("AwaitRoutingScope");
    fixture.choose(routing, Map.of("scope", "GROUP", "groupId", pilot));
    fixture.await("AwaitSyncScope");
    fixture.choose(sync, Map.of("scope", "ALL_USERS"));
    assertThat(fixture.scopes.sync(GroupsFixture.SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);
    assertThat(fixture.scopes.routing(GroupsFixture.SUBSCRIPTION).requireGroup().id())
        .isEqualTo(pilot);
  }

  @Test
  void refusesAGroupThatIsNotThere() {
    fixture.await("AwaitRoutingScope");
    String nobody = "00000000-0000-4000-8000-000000000000";

    JsonNode answer = fixture.choose(routing, Map.of("scope", "GROUP", "groupId", nobody));

    assertThat(GroupsFixture.error(answer).path("code").asText()).isEqualTo("GroupNotFound");
    assertThat(fixture.scopes.routing(GroupsFixture.SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);
  }

  @Test
  void keepsNameAndAddressAndTellsTheStateMachineNeither() {
    fixture.await("AwaitRoutingScope");
    String groupId = fixture.group("Countersign pilot").id();
    fixture.choose(routing, Map.of("scope", "GROUP", "groupId", groupId));

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
}
