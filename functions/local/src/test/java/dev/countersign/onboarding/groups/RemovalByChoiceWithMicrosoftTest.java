package dev.countersign.onboarding.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.directory.Scope;
import dev.countersign.onboarding.connection.ChooseSyncScope;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A choice that removes people says how many, and waits for a yes. */
class RemovalByChoiceWithMicrosoftTest {
  private final GroupsFixture fixture = new GroupsFixture();
  private final ChooseSyncScope sync =
      new ChooseSyncScope(fixture.access, fixture.answers, fixture.choices, fixture.directory);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void warnsOfPeopleWhoseDataGoesUntilTheirNumberIsConfirmed() {
    fixture.await("AwaitSyncScope");
    String groupId = fixture.group("Countersign pilot").id();
    fixture.members("Countersign pilot").forEach(fixture::know);
    fixture.know("somebody-else");
    fixture.know("another");

    JsonNode warning = fixture.choose(sync, Map.of("scope", "GROUP", "groupId", groupId));
    assertThat(warning.path("statusCode").asInt()).isEqualTo(409);
    assertThat(GroupsFixture.body(warning).path("peopleRemoved").asInt()).isEqualTo(2);
    assertThat(GroupsFixture.error(warning).path("message").asText()).startsWith("2 people");
    JsonNode wrong =
        fixture.choose(sync, Map.of("scope", "GROUP", "groupId", groupId, "confirmRemoval", 1));
    assertThat(GroupsFixture.error(wrong).path("code").asText()).isEqualTo("RemovalNotConfirmed");
    assertThat(fixture.sent()).isEmpty();
    assertThat(fixture.scopes.sync(GroupsFixture.SUBSCRIPTION)).isEqualTo(Scope.ALL_USERS);

    JsonNode confirmed =
        fixture.choose(sync, Map.of("scope", "GROUP", "groupId", groupId, "confirmRemoval", 2));
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
    fixture.members("Countersign pilot").forEach(fixture::know);
    fixture.know("somebody-else");
    int known = fixture.members("Countersign pilot").size() + 1;
    ChooseSyncScope small =
        new ChooseSyncScope(
            fixture.access,
            fixture.answers,
            new ScopeChoices(fixture.connections, fixture.groups, fixture.scopes, known - 2),
            fixture.directory);

    JsonNode warning = fixture.choose(small, Map.of("scope", "GROUP", "groupId", groupId));
    assertThat(warning.path("statusCode").asInt()).isEqualTo(409);
    assertThat(GroupsFixture.body(warning).path("peopleRemoved").asInt()).isEqualTo(known);
    assertThat(GroupsFixture.body(warning).path("counted").asBoolean()).isFalse();
    assertThat(GroupsFixture.error(warning).path("message").asText())
        .contains("too many to compare", known + " people at the most");
    JsonNode confirmed =
        fixture.choose(
            small, Map.of("scope", "GROUP", "groupId", groupId, "confirmRemoval", known));
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
    fixture.know("left-a-minute-ago");
    fixture.await("AwaitSyncScope");

    JsonNode answer = fixture.choose(sync, Map.of("scope", "GROUP", "groupId", groupId));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
  }

  @Test
  void removesNobodyWhenNobodyIsKnownYet() {
    fixture.await("AwaitSyncScope");
    String groupId = fixture.group("Countersign pilot").id();

    JsonNode answer = fixture.choose(sync, Map.of("scope", "GROUP", "groupId", groupId));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
  }
}
