package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.directory.SynchronizeDirectory.Progress;
import java.time.Duration;
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

  private static final SynchronizeDirectory.Input SCHEDULED =
      new SynchronizeDirectory.Input(SUBSCRIPTION, "run7", null);

  private final DirectoryFixture fixture = new DirectoryFixture();
  private final SynchronizeDirectory function =
      new SynchronizeDirectory(fixture.ports, fixture.graph, Duration.ZERO);

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

    assertThat(synchronize()).isEqualTo(new Progress(false, 2, 0));
    assertThat(find("joerg@brightwater.example")).isPresent();
    assertThat(synchronize()).isEqualTo(new Progress(true, 1, 0));
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
    assertThat(fixture.ports.directory().ids(SUBSCRIPTION)).hasSize(2);
  }

  /** Mail from a domain that was added after the consent was refused, for good and in silence. */
  @Test
  void aDomainThatIsVerifiedLaterIsKnownFromThenOn() {
    Connection before = fixture.connect();
    fixture.microsoft.on(
        "GET /v1.0/organization",
        200,
        """
        {"value":[{"id":"%s","displayName":"Renamed","verifiedDomains":[
         {"name":"brightwater.onmicrosoft.com","isInitial":true},
         {"name":"brightwater.example"},{"name":"New.example"}]}]}"""
            .formatted(MicrosoftServer.TENANT));
    everybodyIsRead();
    fixture.ports.synchronizations().begin(SUBSCRIPTION, "run7");
    while (!function.handle(SCHEDULED).done()) {
      assertThat(fixture.microsoft.asked()).hasSizeLessThan(9);
    }

    Connection after = fixture.ports.connections().require(SUBSCRIPTION);
    assertThat(after.domains())
        .containsExactlyInAnyOrder(
            "brightwater.onmicrosoft.com", "brightwater.example", "new.example");
    assertThat(after.secretHash()).isEqualTo(before.secretHash());
    assertThat(after.organizationName()).isEqualTo(before.organizationName());
  }

  @Test
  void changesNothingWhenAPageComesTwice() {
    fixture.microsoft.on(DELTA, 200, FIRST_PAGE);
    synchronize();
    assertThat(synchronize()).isEqualTo(new Progress(false, 0, 0));
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
    assertThat(synchronize()).isEqualTo(new Progress(false, 0, 0));
    assertThat(synchronize()).isEqualTo(new Progress(false, 0, 0));
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
    assertThat(synchronize()).isEqualTo(new Progress(false, 0, 300));
    assertThat(fixture.microsoft.asked()).hasSize(1);
  }

  @Test
  void triesAgainWhatGraphCouldNotDo() {
    fixture.microsoft.on(DELTA, 503, MicrosoftServer.error("serviceNotAvailable"));
    assertThatThrownBy(this::synchronize)
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("MicrosoftBusy");
  }

  @Test
  void takesItsTokenNowhereElse() {
    Cursor foreign =
        Cursor.beginning(Scope.ALL_USERS).withLink("https://graph.example.net/v1.0/users");
    fixture.ports.cursors().begin(SUBSCRIPTION, "run0", foreign);
    assertThatThrownBy(this::synchronize).isInstanceOf(PermanentFailure.class);
    assertThat(fixture.microsoft.asked()).isEmpty();
  }

  @Test
  void keepsWhatAChangeDoesNotNameAndDropsWhatItClears() {
    everybodyIsRead();
    fixture.microsoft.forget(DELTA).on(DELTA, 200, changes("{\"id\":\"1\",\"city\":\"Köln\"}"));
    synchronize();
    assertThat(find("lh@brightwater.de.example").orElseThrow().fields())
        .containsEntry("city", "Köln")
        .containsEntry("displayName", "Lena Hoffmann")
        .containsEntry("extensionAttribute1", "She/her");

    fixture
        .microsoft
        .forget(DELTA)
        .on(
            DELTA,
            200,
            changes(
                """
                {"id":"1","city":null,"businessPhones":[],"mail":"lena.new@brightwater.example"}"""));
    synchronize();
    assertThat(find("lena.new@brightwater.example").orElseThrow().fields())
        .doesNotContainKeys("city", "businessPhone")
        .containsEntry("displayName", "Lena Hoffmann");
    assertThat(find("lena.hoffmann@brightwater.example")).isEmpty();
    assertThat(find("lh@brightwater.de.example")).isPresent();
  }

  @Test
  void removesAPersonWhoLostTheLastAddress() {
    everybodyIsRead();
    fixture
        .microsoft
        .forget(DELTA)
        .on(
            DELTA,
            200,
            changes(
                """
                {"id":"1","mail":null,"proxyAddresses":[],"userPrincipalName":"lena"}"""));
    assertThat(synchronize()).isEqualTo(new Progress(true, 1, 0));
    assertThat(fixture.ports.directory().ids(SUBSCRIPTION)).isEmpty();
  }

  @Test
  void readsAPersonWholeOfWhomOnlyAChangeComes() {
    everybodyIsRead();
    fixture
        .microsoft
        .forget(DELTA)
        .on(DELTA, 200, changes("{\"id\":\"9\",\"mail\":\"new@brightwater.example\"}"))
        .on(
            "POST /v1.0/$batch",
            200,
            """
            {"responses":[{"id":"9","status":200,"body":
             {"id":"9","displayName":"Nia","mail":"new@brightwater.example"}}]}""");
    synchronize();
    assertThat(find("new@brightwater.example").orElseThrow().fields())
        .containsEntry("displayName", "Nia");
  }

  @Test
  void honoursAThrottledPartOfABatch() {
    everybodyIsRead();
    fixture
        .microsoft
        .forget(DELTA)
        .on(DELTA, 200, changes("{\"id\":\"9\",\"mail\":\"new@brightwater.example\"}"))
        .on(
            "POST /v1.0/$batch",
            200,
            """
            {"responses":[{"id":"9","status":429,"headers":{"Retry-After":"40"},"body":{}}]}""");
    assertThat(synchronize()).isEqualTo(new Progress(false, 0, 40));
  }

  /** A consent takes minutes until all of Microsoft's servers know it. */
  @Test
  void triesAgainWhereAPartOfABatchIsNotAllowedYet() {
    aChangeIsAnsweredInABatch("{\"id\":\"9\",\"status\":403,\"body\":{}}");
    assertThatThrownBy(this::synchronize)
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("PermissionNotGranted");
  }

  @Test
  void doesNotTakeAnAnswerThatIsMissingInABatchForSomebodyWhoIsGone() {
    aChangeIsAnsweredInABatch("");
    assertThatThrownBy(this::synchronize).isInstanceOf(TemporaryFailure.class);
  }

  @Test
  void leavesGraphAloneForAsLongAsItSaysThatItIsDown() {
    fixture.microsoft.on(DELTA, 503, MicrosoftServer.error("serviceNotAvailable"), "300");
    assertThat(synchronize()).isEqualTo(new Progress(false, 0, 300));
  }

  private void aChangeIsAnsweredInABatch(String response) {
    everybodyIsRead();
    fixture
        .microsoft
        .forget(DELTA)
        .on(DELTA, 200, changes("{\"id\":\"9\",\"mail\":\"new@brightwater.example\"}"))
        .on("POST /v1.0/$batch", 200, "{\"responses\":[" + response + "]}");
  }

  @Test
  void stopsWhenAnotherRunHasTakenOver() {
    fixture.microsoft.on(DELTA, 200, FIRST_PAGE);
    assertThat(fixture.ports.synchronizations().begin(SUBSCRIPTION, "run7")).isTrue();
    assertThat(function.handle(SCHEDULED).done()).isFalse();
    synchronize();

    assertThat(function.handle(SCHEDULED)).isEqualTo(new Progress(true, 0, 0));
    assertThat(fixture.microsoft.asked()).hasSize(2);
  }

  private void everybodyIsRead() {
    fixture.microsoft.on(DELTA, 200, FIRST_PAGE).on(DELTA, 200, LAST_PAGE);
    while (!synchronize().done()) {
      assertThat(fixture.microsoft.asked()).hasSizeLessThan(9);
    }
  }

  private static String changes(String entry) {
    return "{\"@odata.deltaLink\":\"$URL/v1.0/users/delta()?$deltatoken=x\",\"value\":["
        + entry
        + "]}";
  }

  @Test
  void isForgottenWhenTheRunFails() {
    fixture.microsoft.on(DELTA, 200, FIRST_PAGE);
    synchronize();
    assertThat(fixture.ports.journal().created(SUBSCRIPTION, DirectoryFixture.runId()))
        .extracting(Created::kind)
        .containsExactly(Created.Kind.DIRECTORY);

    new ForgetOrganization(fixture.ports, Duration.ofMinutes(1))
        .handle(DirectoryFixture.event("ForgetOrganization", RunInput.class));

    assertThat(fixture.ports.directory().ids(SUBSCRIPTION)).isEmpty();
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
