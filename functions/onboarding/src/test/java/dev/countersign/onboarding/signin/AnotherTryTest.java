package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.ConsentCase.TOO_LONG;
import static dev.countersign.onboarding.signin.ConsentCase.error;
import static dev.countersign.onboarding.signin.ConsentCase.signedIn;
import static dev.countersign.onboarding.signin.SignInBrowser.assertPage;
import static dev.countersign.onboarding.signin.SignInBrowser.consentQuery;
import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.onboarding.testing.LoginStandIn;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages said to open the link again, and had none. */
class AnotherTryTest {
  private static final Pattern LINK = Pattern.compile("href=\"(/signin/[^\"]+)\">Try again<");

  private final SignInBrowser browser = new SignInBrowser();

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void whoCancelledTheSignIn() {
    leadsBack(browser.signInCallback(error(browser.open(), "access_denied")));
  }

  @Test
  void whoseSignInCouldNotBeConfirmed() {
    leadsBack(browser.signInForged(browser.open()));
  }

  @Test
  void whoDeclined() {
    leadsBack(browser.consentCallback(error(signedIn(browser), "access_denied")));
  }

  @Test
  void whoLoadsThePageAboutThatAgain() {
    Map<String, String> declined = error(signedIn(browser), "access_denied");
    browser.consentCallback(declined);

    leadsBack(browser.consentCallback(declined));
    assertThat(browser.parts.audit.read(SUBSCRIPTION, null, 10).entries())
        .filteredOn(entry -> entry.action().equals("ConsentDeclined"))
        .hasSize(1);
  }

  @Test
  void whomMicrosoftDidNotServe() {
    leadsBack(browser.consentCallback(error(signedIn(browser), "server_error")));
  }

  @Test
  void whoConsentedForAnotherOrganisation() {
    Map<String, String> query = consentQuery(signedIn(browser));
    query.put("tenant", LoginStandIn.OTHER_TENANT);

    leadsBack(browser.consentCallback(query));
  }

  @Test
  void whoTookTooLong() {
    JsonNode signedIn = signedIn(browser);
    browser.parts.clock.advance(TOO_LONG);

    leadsBack(browser.consent(signedIn));
  }

  /** Whoever was sent the answer of somebody else would get that person's link. */
  @Test
  void anotherBrowserGetsNoLink() {
    JsonNode signedIn = signedIn(browser);
    browser.useCookie("countersign-session=another");

    JsonNode page = browser.consentCallback(error(signedIn, "access_denied"));

    assertPage(page, 403, "Consent was not given");
    assertThat(page.path("body").asText()).doesNotContain("href=");
  }

  @Test
  void whoDeclinedWhatIsOverIsToldHowToStartAnew() {
    JsonNode signedIn = signedIn(browser);
    browser.parts.statuses.failed(
        SUBSCRIPTION, RUN, new FailureReason("Cancelled", "It was stopped.", "AwaitConsent"));

    JsonNode page = browser.consentCallback(error(signedIn, "access_denied"));

    assertPage(page, 409, "This onboarding is over");
    assertThat(page.path("body").asText()).contains("To start anew").doesNotContain("href=");
  }

  @Test
  void whoDeclinedWhatAnotherAcceptedIsToldSo() {
    JsonNode second = signedIn(browser);
    String cookie = browser.cookie();
    browser.consent(signedIn(browser));
    browser.useCookie(cookie);

    JsonNode page = browser.consentCallback(error(second, "access_denied"));

    assertPage(page, 409, "Consent was given already");
    assertThat(page.path("body").asText()).doesNotContain("href=");
  }

  private void leadsBack(JsonNode page) {
    Matcher link = LINK.matcher(page.path("body").asText());
    assertThat(link.find()).isTrue();
    browser.useLink(link.group(1));
    assertPage(browser.look(), 200, "Connect Microsoft 365 to Countersign");
    browser.microsoft.forgetAnswers();
    assertPage(browser.consent(signedIn(browser)), 200, "Authorization successful");
  }
}
