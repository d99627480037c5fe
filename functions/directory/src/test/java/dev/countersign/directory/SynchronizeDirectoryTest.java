package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static dev.countersign.directory.SmallDirectory.DELTA;
import static dev.countersign.directory.SmallDirectory.FIRST_PAGE;
import static dev.countersign.directory.SmallDirectory.LAST_PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Person;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.directory.SynchronizeDirectory.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everybody, page after page. */
class SynchronizeDirectoryTest {
  private static final SynchronizeDirectory.Input SCHEDULED =
      new SynchronizeDirectory.Input(SUBSCRIPTION, "run7", null);

  private final SmallDirectory directory = new SmallDirectory();

  @AfterEach
  void stop() {
    directory.close();
  }

  @Test
  void readsPageAfterPageAndGoesOnWhereItStopped() {
    directory.microsoft.on(DELTA, 200, FIRST_PAGE).on(DELTA, 200, LAST_PAGE);

    assertThat(directory.synchronize()).isEqualTo(new Progress(false, 2, 0));
    assertThat(directory.find("joerg@brightwater.example")).isPresent();
    assertThat(directory.synchronize()).isEqualTo(new Progress(true, 1, 0));
    assertThat(directory.find("joerg@brightwater.example")).isEmpty();

    directory.synchronize();
    assertThat(directory.microsoft.asked()).hasSize(3);
    assertThat(directory.microsoft.asked().get(0))
        .contains("$select=displayName,", "proxyAddresses", "onPremisesExtensionAttributes")
        .doesNotContain("$top");
    assertThat(directory.microsoft.asked().get(1)).endsWith("?$skiptoken=two");
    assertThat(directory.microsoft.asked().get(2)).endsWith("?$deltatoken=later");
  }

  @Test
  void findsPeopleByEachOfTheirAddresses() {
    directory.microsoft.on(DELTA, 200, FIRST_PAGE);
    directory.synchronize();

    Person lena =
        new Person(
            "1",
            Set.of(
                "lena.hoffmann@brightwater.example",
                "lena@brightwater.example",
                "lh@brightwater.de.example"),
            Map.of(
                "displayName", "Lena Hoffmann",
                "mail", "Lena.Hoffmann@brightwater.example",
                "userPrincipalName", "lena@brightwater.example",
                "businessPhone", "+49 221 1",
                "extensionAttribute1", "She/her",
                "extensionAttribute15", "last"));
    assertThat(directory.find("LH@brightwater.de.example")).contains(lena);
    assertThat(directory.find("lena.hoffmann@brightwater.example")).contains(lena);
    assertThat(directory.fixture.ports.directory().ids(SUBSCRIPTION)).hasSize(2);
  }

  /** Mail from a domain that was added after the consent was refused, for good and in silence. */
  @Test
  void aDomainThatIsVerifiedLaterIsKnownFromThenOn() {
    Connection before = directory.fixture.connect();
    directory.microsoft.on(
        "GET /v1.0/organization",
        200,
        """
        {"value":[{"id":"%s","displayName":"Renamed","verifiedDomains":[
         {"name":"brightwater.onmicrosoft.com","isInitial":true},
         {"name":"brightwater.example"},{"name":"New.example"}]}]}"""
            .formatted(MicrosoftServer.TENANT));
    directory.everybodyIsRead();
    directory.fixture.ports.synchronizations().begin(SUBSCRIPTION, "run7");
    while (!directory.function.handle(SCHEDULED).done()) {
      assertThat(directory.microsoft.asked()).hasSizeLessThan(9);
    }

    Connection after = directory.fixture.ports.connections().require(SUBSCRIPTION);
    assertThat(after.domains())
        .containsExactlyInAnyOrder(
            "brightwater.onmicrosoft.com", "brightwater.example", "new.example");
    assertThat(after.secretHash()).isEqualTo(before.secretHash());
    assertThat(after.organizationName()).isEqualTo(before.organizationName());
  }

  @Test
  void changesNothingWhenAPageComesTwice() {
    directory.microsoft.on(DELTA, 200, FIRST_PAGE);
    directory.synchronize();
    assertThat(directory.synchronize()).isEqualTo(new Progress(false, 0, 0));
  }

  @Test
  void stopsWhenAnotherRunHasTakenOver() {
    directory.microsoft.on(DELTA, 200, FIRST_PAGE);
    assertThat(directory.fixture.ports.synchronizations().begin(SUBSCRIPTION, "run7")).isTrue();
    assertThat(directory.function.handle(SCHEDULED).done()).isFalse();
    directory.synchronize();

    assertThat(directory.function.handle(SCHEDULED)).isEqualTo(new Progress(true, 0, 0));
    assertThat(directory.microsoft.asked()).hasSize(2);
  }

  @Test
  void isForgottenWhenTheRunFails() {
    directory.microsoft.on(DELTA, 200, FIRST_PAGE);
    directory.synchronize();
    assertThat(directory.fixture.ports.journal().created(SUBSCRIPTION, DirectoryFixture.runId()))
        .extracting(Created::kind)
        .containsExactly(Created.Kind.DIRECTORY);

    new ForgetOrganization(directory.fixture.ports, Duration.ofMinutes(1))
        .handle(DirectoryFixture.event("ForgetOrganization", RunInput.class));

    assertThat(directory.fixture.ports.directory().ids(SUBSCRIPTION)).isEmpty();
    assertThat(directory.find("lena@brightwater.example")).isEmpty();
    assertThat(directory.fixture.ports.connections().find(SUBSCRIPTION))
        .as("was there before")
        .isPresent();
  }
}
