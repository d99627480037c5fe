package dev.countersign.directory;

import static dev.countersign.directory.SynchronizedOrganization.LENA;
import static dev.countersign.directory.SynchronizedOrganization.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.Person;
import dev.countersign.directory.SynchronizeDirectory.Progress;
import dev.countersign.local.microsoft365.graph.GraphOptions;
import dev.countersign.local.microsoft365.http.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Synchronisation with a Graph that sends empty pages, entries twice, and forgets its tokens. */
class SynchronizationWithMicrosoftTest {
  private static final String DELTA = "GET /v1.0/users/delta()";

  private final SynchronizedOrganization organization =
      new SynchronizedOrganization(GraphOptions.defaults().withPageSize(60));

  @AfterEach
  void stop() {
    organization.close();
  }

  @Test
  void synchronisesEverybodyThenOnlyWhatChanged() {
    organization.synchronize();
    assertThat(organization.known()).isEqualTo(organization.everybody());
    int pages = organization.calls(DELTA);
    assertThat(pages).isGreaterThan(4);

    organization
        .directory()
        .change(organization.idOf(LENA), person -> person.with("jobTitle", "Head of Sales"));
    assertThat(organization.synchronize()).isEqualTo(1);
    assertThat(organization.calls(DELTA)).isEqualTo(pages + 1);
    assertThat(field(LENA, "jobTitle")).contains("Head of Sales");
    assertThat(organization.synchronize()).isZero();
  }

  @Test
  void whoIsDeletedGoesAndWhoIsNewComes() {
    organization.synchronize();
    organization.directory().delete(organization.idOf(LENA));
    organization.directory().put(person("new-id", "nia@brightwater.example"));

    assertThat(organization.synchronize()).isEqualTo(2);
    assertThat(organization.find(LENA)).isEmpty();
    assertThat(field("nia@brightwater.example", "displayName")).contains("Nia Okafor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"resyncRequired", "syncStateNotFound"})
  void whoWasDeletedWhileGraphForgotWhereWeWereGoesToo(String code) {
    organization.synchronize();
    organization.directory().deletePermanently(organization.idOf(LENA));
    organization.microsoft.services.graph().forgetDeltaTokens(code);

    assertThat(organization.synchronize()).isEqualTo(1);
    assertThat(organization.find(LENA)).isEmpty();
    assertThat(organization.known()).isEqualTo(organization.everybody());
  }

  @Test
  void knowsTheManagerAndWhatBecomesOfThem() {
    organization.synchronize();
    var lena = organization.directory().person(organization.idOf(LENA));
    var reports =
        organization.directory().people().stream().filter(p -> p.managerId() != null).toList();
    assertThat(lena).isNotNull();
    assertThat(reports).hasSizeGreaterThan(100).allSatisfy(this::assertThatTheManagerIsKnown);

    String managerId = Optional.ofNullable(reports.get(0).managerId()).orElseThrow();
    organization.directory().change(managerId, boss -> boss.with("displayName", "Dr. New Name"));
    organization.synchronize();
    assertThat(reports).allSatisfy(this::assertThatTheManagerIsKnown);

    organization.directory().delete(managerId);
    organization.synchronize();
    assertThat(field(reports.get(0).userPrincipalName(), "managerDisplayName")).isEmpty();
  }

  private void assertThatTheManagerIsKnown(
      dev.countersign.local.microsoft365.organization.Person report) {
    String managerId = Optional.ofNullable(report.managerId()).orElseThrow();
    String name =
        Optional.ofNullable(organization.directory().person(managerId)).orElseThrow().displayName();
    assertThat(field(report.userPrincipalName(), "managerDisplayName")).contains(name);
  }

  @Test
  void sharedMailboxesAreSynchronisedAndGuestsAreNot() {
    var shared = person("shared", "info@brightwater.example").with("accountEnabled", false);
    var guest = person("guest", "ann@example.net").with("userType", "Guest");
    organization.directory().put(shared);
    organization.directory().put(guest);
    organization.synchronize();
    assertThat(organization.known()).contains("shared").doesNotContain("guest");

    organization.directory().put(guest.with("userType", "Member"));
    organization.directory().put(shared.with("userType", "Guest"));
    organization.synchronize();
    assertThat(organization.known()).contains("guest").doesNotContain("shared");
    assertThat(organization.find("info@brightwater.example")).isEmpty();
  }

  /** In whichever order the two people come. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAddressThatMovesFindsWhoHasItNow(boolean loserFirst) {
    organization.directory().put(withAlias("one", true));
    organization.directory().put(withAlias("two", false));
    organization.synchronize();
    assertThat(organization.find("sales@brightwater.example").map(Person::objectId))
        .contains("one");

    var loser = withAlias("one", false);
    var winner = withAlias("two", true);
    organization.directory().put(loserFirst ? loser : winner);
    organization.directory().put(loserFirst ? winner : loser);
    organization.synchronize();
    assertThat(organization.find("sales@brightwater.example").map(Person::objectId))
        .contains("two");
    assertThat(organization.find("one@brightwater.example").orElseThrow().addresses())
        .containsExactly("one@brightwater.example");
  }

  @Test
  void aDeletedUserIsGoneWhicheverReasonGraphGives() {
    organization.directory().put(person("soft", "soft@brightwater.example"));
    organization.directory().put(person("hard", "hard@brightwater.example"));
    organization.synchronize();
    organization.directory().delete("soft");
    organization.directory().deletePermanently("hard");

    assertThat(organization.synchronize()).isEqualTo(2);
    assertThat(organization.known()).doesNotContain("soft", "hard");
    organization.directory().put(person("soft", "soft@brightwater.example"));
    organization.synchronize();
    assertThat(organization.find("soft@brightwater.example")).as("restored").isPresent();
  }

  @Test
  void startsAgainWhenGraphForgetsAmidTheFirstReading() {
    String runId = organization.begin();
    organization.stepOnce(runId);
    organization.microsoft.services.graph().forgetDeltaTokens("syncStateNotFound");
    String left = organization.ports.directory().ids(SUBSCRIPTION).iterator().next();
    organization.directory().deletePermanently(left);

    organization.synchronize();
    assertThat(organization.known()).isEqualTo(organization.everybody()).doesNotContain(left);
  }

  private static dev.countersign.local.microsoft365.organization.Person withAlias(
      String id, boolean alias) {
    String address = id + "@brightwater.example";
    return person(id, address)
        .with(
            "proxyAddresses",
            alias
                ? List.of("SMTP:" + address, "smtp:sales@brightwater.example")
                : List.of("SMTP:" + address));
  }

  @Test
  void goesOnWhereItWasThrottled() {
    String runId = organization.begin();
    organization.microsoft.services.faults().plan("/v1.0/users/delta()", 1, Fault.throttled(120));

    assertThat(organization.step(runId)).isEqualTo(new Progress(false, 0, 120));
    assertThat(organization.step(runId).done()).isTrue();
    assertThat(organization.known()).isEqualTo(organization.everybody());
  }

  private Optional<String> field(String address, String name) {
    return organization.find(address).map(Person::fields).map(fields -> fields.get(name));
  }

  private static dev.countersign.local.microsoft365.organization.Person person(
      String id, String address) {
    return new dev.countersign.local.microsoft365.organization.Person(
        id,
        Map.of("displayName", "Nia Okafor", "mail", address, "userPrincipalName", address),
        null);
  }
}
