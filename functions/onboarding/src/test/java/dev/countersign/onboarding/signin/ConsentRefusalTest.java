package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.SignInBrowser.assertPage;
import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.audit.AuditEntry;
import dev.countersign.onboarding.testing.LoginStandIn;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link ConsentMatrixTest} does not tell by itself. */
class ConsentRefusalTest {
  private final SignInBrowser browser = new SignInBrowser();

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void aDeclinedConsentLeavesTheRunWaitingAndTheLinkUsable() {
    JsonNode signedIn = browser.signIn(browser.open());
    Map<String, String> declined =
        Map.of(
            "admin_consent", "True",
            "error", "access_denied",
            "error_description", "AADSTS65004: <script>alert(1)</script>",
            "state", SignInBrowser.query(signedIn).get("state"));

    JsonNode page = browser.consentCallback(declined);

    assertPage(page, 403, "Consent was not given");
    assertThat(page.path("body").asText()).doesNotContain("script");
    assertThat(browser.parts.stepFunctions.answers).isEmpty();
    assertThat(browser.parts.audit.read(SUBSCRIPTION, null, 1).entries().get(0).action())
        .isEqualTo("ConsentDeclined");
    assertThat(browser.consent(browser.signIn(browser.open())).path("statusCode").asInt())
        .isEqualTo(200);
  }

  @Test
  void aConsentThatComesBeforeTheRunWaitsForItGoesOnByItself() {
    JsonNode signedIn = browser.signIn(browser.open());
    browser.parts.waitTokens.forget(SUBSCRIPTION, RUN, "AwaitConsent");

    JsonNode page = browser.consent(signedIn);
    assertPage(page, 202, "One moment");
    assertThat(page.at("/headers/refresh").asText()).isEqualTo("2");

    browser.parts.await("AwaitConsent");
    assertPage(browser.consent(signedIn), 200, "Authorization successful");
  }

  @Test
  void notesWhoGaveConsent() {
    browser.consent(browser.signIn(browser.open()));

    AuditEntry entry = browser.parts.audit.read(SUBSCRIPTION, null, 1).entries().get(0);
    assertThat(entry.action()).isEqualTo("AwaitConsent");
    assertThat(entry.actor().id())
        .isEqualTo("entra:" + LoginStandIn.TENANT + "/0f3b1c7e-5d2a-4b86-9c41-7e8d9f0a1b2c");
  }

  @Test
  void refusesAConsentForARunThatIsOver() {
    JsonNode signedIn = browser.signIn(browser.open());
    browser.parts.statuses.connected(SUBSCRIPTION, RUN);
    browser.parts.statuses.begin(SUBSCRIPTION, "the-next-run");

    assertPage(browser.consent(signedIn), 409, "This onboarding is over");
    assertThat(browser.parts.stepFunctions.answers).isEmpty();
  }
}
