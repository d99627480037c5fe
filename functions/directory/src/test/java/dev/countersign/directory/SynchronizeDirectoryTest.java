package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.directory.Person;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.directory.SynchronizeDirectory.Progress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SynchronizeDirectoryTest {
  private static final String DELTA = "GET /v1.0/users/delta()";
  private static final String FIRST_PAGE =
      """
      {"@odata.nextLink":"$URL/v1.0/users/delta()?$skiptoken=two","value":[
       {"id":"1","displayName":"Lena Hoffmann","mail":"Lena.Hoffmann@brightwater.example",
        "userPrincipalName":"lena@brightwater.example","jobTitle":"","businessPhones":["+49 221 1","+49 221 2"],
        "proxyAddresses":["SMTP:Lena.Hoffmann@brightwater.example","smtp:lh@brightwater.de.example","SIP:lena@x.example"],
        "onPremisesExtensionAttributes":{"extensionAttribute1":"She/her","extensionAttribute15":"last"}},
       {"id":"2","displayName":"Meeting room","userPrincipalName":"room"},
       {"id":"3","displayName":"Jörg Weiß","userPrincipalName":"joerg@brightwater.example"}]}""";
  private static final String LAST_PAGE =
      """
      {"@odata.deltaLink":"$URL/v1.0/users/delta()?$deltatoken=later","value":[
       {"id":"3","@removed":{"reason":"deleted"}}]}""";

  private final DirectoryFixture fixture = new DirectoryFixture();
  private final SynchronizeDirectory function =
      new SynchronizeDirectory(fixture.ports, fixture.graph);

  @BeforeEach
  void connect() {
    fixture.connect();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void readsPageAfterPageAndGoesOnWhereItStopped() {
    fixture.microsoft.on(DELTA, 200, FIRST_PAGE).on(DELTA, 200, LAST_PAGE);

    assertThat(synchronize()).isEqualTo(new Progress(false, 2));
    assertThat(find("joerg@brightwater.example")).isPresent();
    assertThat(synchronize()).isEqualTo(new Progress(true, 1));
    assertThat(find("joerg@brightwater.example")).isEmpty();

    synchronize();
    assertThat(fixture.microsoft.asked()).hasSize(3);
    assertThat(fixture.microsoft.asked().get(0))
        .contains("$select=displayName,", "proxyAddresses", "onPremisesExtensionAttributes")
        .doesNotContain("$top");
    assertThat(fixture.microsoft.asked().get(1)).endsWith("?$skiptoken=two");
    assertThat(fixture.microsoft.asked().get(2)).endsWith("?$deltatoken=later");
  }

  @Test
  void findsPeopleByEachOfTheirAddresses() {
    fixture.microsoft.on(DELTA, 200, FIRST_PAGE);
    synchronize();

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
    assertThat(find("LH@brightwater.de.example")).contains(lena);
    assertThat(find("lena.hoffmann@brightwater.example")).contains(lena);
    assertThat(fixture.ports.directory().count(SUBSCRIPTION)).isEqualTo(2);
  }

  @Test
  void changesNothingWhenAPageComesTwice() {
    fixture.microsoft.on(DELTA, 200, FIRST_PAGE);
    synchronize();
    assertThat(synchronize()).isEqualTo(new Progress(false, 0));
  }

  @Test
  void startsAgainWhenGraphForgotWhereWeWere() {
    fixture
        .microsoft
        .on(DELTA, 200, FIRST_PAGE)
        .on(DELTA, 410, MicrosoftServer.error("resyncRequired"))
        .on(DELTA, 400, MicrosoftServer.error("syncStateNotFound"))
        .on(DELTA, 200, FIRST_PAGE);
    synchronize();
    assertThat(synchronize()).isEqualTo(new Progress(false, 0));
    assertThat(synchronize()).isEqualTo(new Progress(false, 0));
    assertThat(fixture.microsoft.asked().get(2)).contains("$select=").doesNotContain("skiptoken");
  }

  @Test
  void waitsAsLongAsGraphAsksIfThatIsShort() {
    fixture
        .microsoft
        .on(DELTA, 429, MicrosoftServer.error("TooManyRequests"), "0")
        .on(DELTA, 200, LAST_PAGE);
    assertThat(synchronize().done()).isTrue();
  }

  @Test
  void leavesLongWaitsToTheStateMachine() {
    fixture.microsoft.on(DELTA, 429, MicrosoftServer.error("TooManyRequests"), "300");
    assertThatThrownBy(this::synchronize)
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("MicrosoftBusy");
    assertThat(fixture.microsoft.asked()).hasSize(1);
    assertThat(fixture.ports.directory().cursor(SUBSCRIPTION)).isEmpty();
  }

  @Test
  void takesItsTokenNowhereElse() {
    fixture.ports.directory().saveCursor(SUBSCRIPTION, "https://graph.example.net/v1.0/users");
    assertThatThrownBy(this::synchronize).isInstanceOf(PermanentFailure.class);
    assertThat(fixture.microsoft.asked()).isEmpty();
  }

  @Test
  void isForgottenWhenTheRunFails() {
    fixture.microsoft.on(DELTA, 200, FIRST_PAGE);
    synchronize();
    assertThat(fixture.ports.journal().created(SUBSCRIPTION, DirectoryFixture.runId()))
        .extracting(Created::kind)
        .containsExactly(Created.Kind.DIRECTORY);

    new ForgetOrganization(fixture.ports)
        .handle(DirectoryFixture.event("ForgetOrganization", RunInput.class));

    assertThat(fixture.ports.directory().count(SUBSCRIPTION)).isZero();
    assertThat(find("lena@brightwater.example")).isEmpty();
    assertThat(fixture.ports.connections().find(SUBSCRIPTION)).as("was there before").isPresent();
  }

  private Progress synchronize() {
    return function.handle(
        DirectoryFixture.event("SynchronizeDirectory", SynchronizeDirectory.Input.class));
  }

  private Optional<Person> find(String address) {
    return fixture.ports.directory().findByAddress(SUBSCRIPTION, address);
  }
}
