package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static dev.countersign.directory.MicrosoftServer.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask.RunInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyConsentTest {
  private static final String ORGANIZATION = "GET /v1.0/organization";
  private static final String BRIGHTWATER =
      """
      {"value":[{"id":"6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95","displayName":"Brightwater Instruments",
       "verifiedDomains":[
        {"name":"brightwater.onmicrosoft.com","isInitial":true,"isDefault":false},
        {"name":"Brightwater.example","isInitial":false,"isDefault":true}]}]}""";

  private static final VerifyConsent.Input EVENT =
      DirectoryFixture.event("VerifyConsent", VerifyConsent.Input.class);

  private final DirectoryFixture fixture = new DirectoryFixture();
  private final VerifyConsent function = new VerifyConsent(fixture.ports, fixture.graph);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void keepsWhatMicrosoftSaysAboutTheOrganisation() {
    fixture.microsoft.on(ORGANIZATION, 200, BRIGHTWATER);
    verify();

    assertThat(fixture.ports.connections().require(SUBSCRIPTION))
        .isEqualTo(
            new Connection(
                SUBSCRIPTION,
                TENANT,
                "Brightwater Instruments",
                "brightwater.onmicrosoft.com",
                Set.of("brightwater.onmicrosoft.com", "brightwater.example"),
                "brightwater.mail.protection.outlook.com",
                null,
                null));
    assertThat(fixture.ports.status().find(SUBSCRIPTION).step()).isEqualTo("VerifyConsent");
  }

  @Test
  void keepsSecretAndRelayDomainWhenItRunsAgain() {
    fixture.microsoft.on(ORGANIZATION, 200, BRIGHTWATER);
    fixture.connect();
    fixture.connections.saveRelayDomain(SUBSCRIPTION, TENANT, "x.relay.example");
    verify();

    Connection connection = fixture.ports.connections().require(SUBSCRIPTION);
    assertThat(connection.relayDomain()).isEqualTo("x.relay.example");
    assertThat(connection.secretHash()).isEqualTo("hash");
    assertThat(connection.domains()).contains("brightwater.onmicrosoft.com");
    assertThat(created()).isEmpty();
  }

  /** Its answer was lost, and the run had gone on: all mail would have been refused. */
  @Test
  void aLateCallLeavesRelayDomainAndSecretOfTheNextStepsAlone() {
    fixture.connect();
    fixture.microsoft.on(ORGANIZATION, 200, BRIGHTWATER);
    DirectoryPorts ports =
        fixture.beforeClaiming(
            () -> {
              fixture.connections.saveRelayDomain(SUBSCRIPTION, TENANT, "x.relay.example");
              fixture.connections.changeSecrets(
                  SUBSCRIPTION, now -> now.withRotatedSecret("new", Instant.now()));
            });
    new VerifyConsent(ports, fixture.graph).handle(EVENT);

    Connection connection = fixture.connections.require(SUBSCRIPTION);
    assertThat(connection.relayDomain()).isEqualTo("x.relay.example");
    assertThat(connection.secretHash()).isEqualTo("new");
    assertThat(connection.otherSecrets()).extracting("hash").containsExactly("hash");
  }

  @Test
  void refusesATenantOfAnotherSubscription() {
    fixture.microsoft.on(ORGANIZATION, 200, BRIGHTWATER);
    fixture.ports.connections().claimTenant(TENANT, "c23456789012");

    assertThatThrownBy(this::verify)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith("TenantTaken");
    assertThat(fixture.ports.connections().find(SUBSCRIPTION)).isEmpty();
  }

  /** No run could give it free again: nothing is kept that says whose it is. */
  @Test
  void claimsNoOrganisationThatItCannotConnect() {
    fixture.microsoft.on(ORGANIZATION, 200, BRIGHTWATER.replace(".onmicrosoft.com", ".example.cn"));

    assertThatThrownBy(this::verify).hasMessageStartingWith("NoInitialDomain");

    assertThat(fixture.ports.connections().claimTenant(TENANT, "c23456789012")).isTrue();
  }

  @Test
  void refusesAnotherOrganisationThanTheOneThatSignedIn() {
    fixture.microsoft.on(ORGANIZATION, 200, BRIGHTWATER.replace("6f1d", "7f1d"));
    assertThatThrownBy(this::verify).hasMessageStartingWith("TenantMismatch");
  }

  @Test
  void waitsUntilTheConsentIsKnownEverywhere() {
    fixture.microsoft.on(ORGANIZATION, 403, MicrosoftServer.error("Authorization_RequestDenied"));
    assertThatThrownBy(this::verify)
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("PermissionNotGranted");
  }

  /** A token from before is of no use, and would be kept for an hour. */
  @Test
  void asksForAnotherTokenWhereTheFirstDoesNotLetItIn() {
    String token = "POST /" + TENANT + "/oauth2/v2.0/token";
    fixture
        .microsoft
        .forget(token)
        .on(token, 200, token("from before"))
        .on(token, 200, token("the-token"))
        .on(ORGANIZATION, 200, BRIGHTWATER);
    assertThatThrownBy(this::verify).hasMessageStartingWith("PermissionNotGranted");

    verify();

    assertThat(fixture.ports.connections().find(SUBSCRIPTION)).isPresent();
  }

  private static String token(String value) {
    return "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + value + "\"}";
  }

  @Test
  void waitsUntilTheLoginServiceKnowsTheApp() {
    String token = "POST /" + TENANT + "/oauth2/v2.0/token";
    fixture
        .microsoft
        .forget(token)
        .on(
            token,
            400,
            "{\"error\":\"unauthorized_client\",\"error_description\":\"AADSTS700016\"}");
    assertThatThrownBy(this::verify)
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("PermissionNotGranted");
    assertThat(fixture.microsoft.asked()).isEmpty();
  }

  /** Every organisation was told to accept the permission request once more. */
  @Test
  void saysThatTheCertificateOfTheAppIsTheReason() {
    loginRefuses("AADSTS700027: The certificate is not registered on application.");

    assertThatThrownBy(this::verify)
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("AppRefused");
  }

  /** Microsoft has the same word for both. */
  @Test
  void anAppThatTheOrganisationHasDeletedIsNotForWhoRunsIt() {
    loginRefuses("AADSTS7000229: The client application is missing service principal.");

    assertThatThrownBy(this::verify).hasMessageStartingWith("PermissionNotGranted");
  }

  private void loginRefuses(String description) {
    String token = "POST /" + TENANT + "/oauth2/v2.0/token";
    String answer = "{\"error\":\"invalid_client\",\"error_description\":\"%s\"}";
    fixture.microsoft.forget(token).on(token, 401, answer.formatted(description));
  }

  @Test
  void isForgottenWhenTheRunFails() {
    fixture.microsoft.on(ORGANIZATION, 200, BRIGHTWATER);
    verify();
    fixture.ports.cursors().begin(SUBSCRIPTION, "run0", Cursor.beginning(Scope.ALL_USERS));
    assertThat(created()).containsExactly(new Created(Created.Kind.CONNECTION, TENANT));

    forget();

    assertThat(fixture.ports.connections().find(SUBSCRIPTION)).isEmpty();
    assertThat(fixture.ports.connections().claimTenant(TENANT, "c23456789012")).isTrue();
    assertThat(fixture.ports.cursors().find(SUBSCRIPTION))
        .as("the directory was not this run's")
        .isPresent();
    assertThat(created()).isEmpty();
  }

  /** It belonged for ever to a subscription in which nothing was there to disconnect. */
  @Test
  void anOrganisationThatWasOnlyClaimedIsGivenFreeWhenTheRunFails() {
    recordConnection();
    fixture.ports.connections().claimTenant(TENANT, SUBSCRIPTION);

    forget();

    assertThat(fixture.ports.connections().claimTenant(TENANT, "c23456789012")).isTrue();
  }

  @Test
  void anOrganisationOfAnotherSubscriptionStaysThere() {
    recordConnection();
    fixture.ports.connections().claimTenant(TENANT, "c23456789012");

    forget();

    assertThat(fixture.ports.connections().claimTenant(TENANT, SUBSCRIPTION)).isFalse();
  }

  private void recordConnection() {
    fixture
        .ports
        .journal()
        .record(
            SUBSCRIPTION, DirectoryFixture.runId(), new Created(Created.Kind.CONNECTION, TENANT));
  }

  private void forget() {
    new ForgetOrganization(fixture.ports, Duration.ofMinutes(1))
        .handle(DirectoryFixture.event("ForgetOrganization", RunInput.class));
  }

  private List<Created> created() {
    return fixture.ports.journal().created(SUBSCRIPTION, DirectoryFixture.runId());
  }

  private void verify() {
    function.handle(EVENT);
  }
}
