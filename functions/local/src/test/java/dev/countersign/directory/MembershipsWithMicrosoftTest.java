package dev.countersign.directory;

import static dev.countersign.directory.SynchronizedOrganization.LENA;
import static dev.countersign.directory.SynchronizedOrganization.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.directory.NamedGroup;
import dev.countersign.core.directory.Person;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.core.signature.SignatureRule.SenderSet;
import dev.countersign.local.microsoft365.graph.GraphOptions;
import dev.countersign.local.microsoft365.http.Fault;
import dev.countersign.local.microsoft365.organization.Group;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups that rules name, with the stand-in of Microsoft 365. */
class MembershipsWithMicrosoftTest {
  private static final String PILOT = "Countersign pilot";
  private static final String STAFF = "All staff";
  private static final String BATCHES = "POST /v1.0/$batch";

  private final SynchronizedOrganization organization =
      new SynchronizedOrganization(GraphOptions.defaults());

  @AfterEach
  void stop() {
    organization.close();
  }

  @Test
  void notesWithEachPersonWhichNamedGroupsTheyAreIn() {
    name(PILOT, STAFF);
    organization.synchronize();

    assertThat(in(PILOT)).isEqualTo(members(PILOT)).isNotEmpty();
    assertThat(in(STAFF)).as("also through the group inside").isEqualTo(members(STAFF));
    assertThat(in("Berlin office")).as("no rule names it").isEmpty();
    assertThat(known(PILOT).members()).isEqualTo(members(PILOT).size());
    assertThat(known(PILOT).name()).isEqualTo(PILOT);
  }

  @Test
  void everyAddressOfAPersonTells() {
    name(PILOT);
    Group pilot = organization.group(PILOT);
    organization.directory().put(pilot.withMember(organization.idOf(LENA)));
    organization.synchronize();

    Person lena = organization.find(LENA).orElseThrow();
    assertThat(lena.addresses()).hasSizeGreaterThan(1);
    assertThat(lena.addresses())
        .allSatisfy(
            address ->
                assertThat(organization.find(address).orElseThrow().groups())
                    .containsExactly(pilot.id()));
  }

  @Test
  void whoJoinsOrLeavesIsWrittenAndNobodyElse() {
    name(PILOT);
    organization.synchronize();
    assertThat(organization.synchronize()).isZero();
    Group pilot = organization.group(PILOT);
    String leaver = members(PILOT).iterator().next();
    organization.directory().put(pilot.withoutMember(leaver).withMember(organization.idOf(LENA)));

    assertThat(organization.synchronize()).isEqualTo(2);
    assertThat(in(PILOT)).isEqualTo(members(PILOT)).doesNotContain(leaver);
  }

  @Test
  void aFullReadingKeepsMemberships() {
    name(PILOT);
    organization.synchronize();
    organization.microsoft.services.graph().forgetDeltaTokens("resyncRequired");

    assertThat(organization.synchronize()).isZero();
    assertThat(in(PILOT)).isEqualTo(members(PILOT));
  }

  @Test
  void aChangeOfAPersonKeepsMemberships() {
    name(PILOT);
    organization.synchronize();
    String member = members(PILOT).iterator().next();
    organization.directory().change(member, person -> person.with("city", "Porto"));

    assertThat(organization.synchronize()).isEqualTo(1);
    assertThat(in(PILOT)).isEqualTo(members(PILOT));
  }

  @Test
  void whoComesBackIsAMemberAgain() {
    name(PILOT);
    organization.synchronize();
    String member = members(PILOT).iterator().next();
    var before = Objects.requireNonNull(organization.directory().person(member));
    organization
        .directory()
        .change(
            member,
            person ->
                person
                    .with("mail", null)
                    .with("proxyAddresses", List.of())
                    .with("userPrincipalName", "nobody"));
    organization.synchronize();
    assertThat(in(PILOT)).doesNotContain(member);

    organization.directory().put(before);
    organization.synchronize();
    assertThat(in(PILOT)).contains(member);
  }

  @Test
  void nobodyIsInAGroupThatIsGone() {
    name(PILOT, STAFF);
    organization.synchronize();
    organization.directory().remove(organization.group(PILOT).id());

    organization.synchronize();
    assertThat(in(known -> known.name().equals(PILOT))).isEmpty();
    assertThat(organization.ports.memberships().groups(SUBSCRIPTION))
        .filteredOn(group -> !group.found())
        .singleElement()
        .satisfies(gone -> assertThat(gone.name()).isEqualTo(PILOT))
        .satisfies(gone -> assertThat(gone.members()).isZero());
    assertThat(in(STAFF)).isEqualTo(members(STAFF));
  }

  @Test
  void aGroupThatNoRuleNamesAnyMoreIsForgotten() {
    name(PILOT);
    organization.synchronize();
    name();
    assertThat(organization.synchronize()).isEqualTo(members(PILOT).size());

    assertThat(in(PILOT)).isEmpty();
    assertThat(organization.ports.memberships().groups(SUBSCRIPTION)).isEmpty();
    String pilot = organization.group(PILOT).id();
    assertThat(organization.ports.memberships().members(SUBSCRIPTION, pilot)).isEmpty();
  }

  @Test
  void keepsNothingOfMembersWhoAreNotSynchronised() {
    organization.choose(PILOT);
    name(STAFF);
    organization.synchronize();

    Set<String> both = members(PILOT);
    both.retainAll(members(STAFF));
    assertThat(in(STAFF)).isEqualTo(both).isNotEqualTo(members(STAFF));
    String staff = organization.group(STAFF).id();
    assertThat(organization.ports.memberships().members(SUBSCRIPTION, staff)).isEqualTo(both);
  }

  @Test
  void goesOnAfterARunThatWasCutOff() {
    name(PILOT);
    organization.synchronize();
    NamedGroup cutOff = known(PILOT).unsettled();
    organization.ports.memberships().save(SUBSCRIPTION, cutOff);
    // As if it had been cut off between the two writes, and the two people changed their minds.
    String joining = organization.idOf(LENA);
    organization.ports.memberships().add(SUBSCRIPTION, cutOff.groupId(), Set.of(joining));
    String leaving = members(PILOT).iterator().next();
    Person left =
        organization.ports.directory().find(SUBSCRIPTION, Set.of(leaving)).values().stream()
            .findFirst()
            .orElseThrow();
    organization.ports.directory().save(SUBSCRIPTION, left.withMembership(cutOff.groupId(), false));

    organization.synchronize();
    assertThat(in(PILOT)).isEqualTo(members(PILOT)).contains(leaving).doesNotContain(joining);
    assertThat(known(PILOT).settled()).isTrue();
  }

  @Test
  void costsOneBatchForAllGroupsAndTheirPages() {
    organization.synchronize();
    int batches = organization.calls(BATCHES);
    name(PILOT, STAFF);
    organization.synchronize();

    assertThat(organization.calls(BATCHES) - batches).isEqualTo(1);
    assertThat(organization.calls("GET /v1.0/groups/{id}/transitiveMembers/microsoft.graph.user"))
        .isEqualTo(2);
  }

  @Test
  void leavesMembershipsAsTheyAreWhileGraphCannotTell() {
    name(PILOT);
    organization.synchronize();
    String members = "/v1.0/groups/" + organization.group(PILOT).id() + "/transitiveMembers";
    organization.microsoft.services.faults().plan(members, 1, Fault.status(503));

    assertThatThrownBy(organization::synchronize).isInstanceOf(TemporaryFailure.class);
    assertThat(in(PILOT)).isEqualTo(members(PILOT));
    assertThat(organization.synchronize()).isZero();
  }

  private void name(String... groups) {
    List<SignatureRule> rules =
        Arrays.stream(groups).map(group -> rule(group, organization.group(group).id())).toList();
    organization.ports.signatures().saveRules(SUBSCRIPTION, rules);
  }

  private static SignatureRule rule(String name, String groupId) {
    SenderSet senders = new SenderSet(null, List.of(groupId), null);
    return new SignatureRule(
        name, null, "DEFAULT", null, senders, null, null, null, null, null, false);
  }

  private NamedGroup known(String name) {
    return organization.ports.memberships().groups(SUBSCRIPTION).stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whose items have the group. */
  private Set<String> in(String name) {
    String groupId = organization.group(name).id();
    return in(group -> group.groupId().equals(groupId));
  }

  private Set<String> in(java.util.function.Predicate<NamedGroup> which) {
    Set<String> ids =
        organization.ports.memberships().groups(SUBSCRIPTION).stream()
            .filter(which)
            .map(NamedGroup::groupId)
            .collect(Collectors.toSet());
    return organization.ports.directory().peopleAfter(SUBSCRIPTION, "", 1_000).stream()
        .filter(person -> person.groups().stream().anyMatch(ids::contains))
        .map(Person::objectId)
        .collect(Collectors.toSet());
  }

  private Set<String> members(String name) {
    Set<String> ids =
        new HashSet<>(organization.directory().transitiveMemberIds(organization.group(name).id()));
    ids.retainAll(organization.everybody());
    return ids;
  }
}
