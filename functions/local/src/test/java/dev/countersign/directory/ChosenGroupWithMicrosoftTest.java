package dev.countersign.directory;

import static dev.countersign.directory.SynchronizedOrganization.LENA;
import static dev.countersign.directory.SynchronizedOrganization.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.local.microsoft365.graph.GraphOptions;
import dev.countersign.local.microsoft365.http.Fault;
import dev.countersign.local.microsoft365.organization.Group;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One group is synchronised, with a Graph that sends empty pages and forgets its tokens. */
class ChosenGroupWithMicrosoftTest {
  private static final String DELTA = "GET /v1.0/users/delta()";
  private static final String PILOT = "Countersign pilot";

  private final SynchronizedOrganization organization =
      new SynchronizedOrganization(GraphOptions.defaults().withPageSize(60));

  @AfterEach
  void stop() {
    organization.close();
  }

  @Test
  void readsOnlyTheMembersOfAGroup() {
    organization.choose("All staff");
    organization.synchronize();

    assertThat(organization.known()).isEqualTo(members("All staff"));
    assertThat(organization.calls(DELTA)).as("only the link to what changes").isEqualTo(1);
    int batches = organization.calls("POST /v1.0/$batch");
    assertThat(batches).isEqualTo((members("All staff").size() + 19) / 20);
    assertThat(organization.synchronize()).isZero();
    assertThat(organization.calls("POST /v1.0/$batch")).isEqualTo(batches);
  }

  @Test
  void leavingTheGroupRemovesAndJoiningAdds() {
    organization.choose(PILOT);
    organization.synchronize();
    assertThat(organization.find(LENA)).isEmpty();
    Group pilot = organization.group(PILOT);
    String leaver = members(PILOT).iterator().next();
    organization.directory().put(pilot.withoutMember(leaver).withMember(organization.idOf(LENA)));

    assertThat(organization.synchronize()).isEqualTo(2);
    assertThat(organization.find(LENA)).isPresent();
    assertThat(organization.known()).isEqualTo(members(PILOT)).doesNotContain(leaver);
  }

  @Test
  void followsChangesOfMembersAndNotOfOthers() {
    organization.choose(PILOT);
    organization.synchronize();
    String member = members(PILOT).iterator().next();
    organization.directory().change(member, person -> person.with("city", "Porto"));
    organization
        .directory()
        .change(organization.idOf(LENA), person -> person.with("city", "Porto"));

    assertThat(organization.synchronize()).isEqualTo(1);
    assertThat(organization.known()).isEqualTo(members(PILOT));
    assertThat(organization.ports.directory().find(SUBSCRIPTION, Set.of(member)))
        .hasValueSatisfying(
            new org.assertj.core.api.Condition<>(
                person -> "Porto".equals(person.fields().get("city")), "in Porto"));
  }

  @Test
  void aChosenGroupRemovesEverybodyElseAndEverybodyBringsThemBack() {
    organization.synchronize();
    organization.choose(PILOT);
    organization.synchronize();
    assertThat(organization.known()).isEqualTo(members(PILOT));
    organization.chooseEverybody();
    organization.synchronize();
    assertThat(organization.known()).isEqualTo(organization.everybody());
  }

  @Test
  void membersAreReadAgainWhenGraphForgotWhereWeWere() {
    organization.choose(PILOT);
    organization.synchronize();
    String member = members(PILOT).iterator().next();
    organization.microsoft.services.graph().forgetDeltaTokens("resyncRequired");
    organization.directory().change(member, person -> person.with("city", "Porto"));

    assertThat(organization.synchronize()).isEqualTo(1);
    assertThat(organization.known()).isEqualTo(members(PILOT));
  }

  @Test
  void saysThatTheGroupIsGoneAndLeavesPeopleAsTheyAre() {
    organization.choose(PILOT);
    organization.synchronize();
    int people = organization.count();
    String members = "/v1.0/groups/" + organization.group(PILOT).id();
    organization.microsoft.services.faults().plan(members, 1, Fault.status(404));

    assertThatThrownBy(organization::synchronize)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith("GroupGone");
    assertThat(organization.count()).isEqualTo(people);
  }

  private Set<String> members(String group) {
    Set<String> ids =
        new HashSet<>(organization.directory().transitiveMemberIds(organization.group(group).id()));
    ids.retainAll(organization.everybody());
    return ids;
  }
}
