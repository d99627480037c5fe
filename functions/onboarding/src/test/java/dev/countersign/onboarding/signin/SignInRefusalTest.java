package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.SignInBrowser.assertPage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.onboarding.testing.Events;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInRefusalTest {
  private final SignInBrowser browser = new SignInBrowser();

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void aCancelledSignInLeavesTheLinkUsable() {
    browser.open();

    JsonNode page = browser.signInCallback(Map.of("error", "access_denied"));

    assertPage(page, 403, "You did not sign in");
    assertThat(browser.open().path("statusCode").asInt()).isEqualTo(302);
  }

  @Test
  void refusesASignInThatComesTwice() {
    JsonNode opened = browser.open();
    browser.signIn(opened);

    assertPage(browser.signIn(opened), 409, "This answer was used already");
  }

  @Test
  void refusesASignInThatTookTooLong() {
    JsonNode opened = browser.open();
    browser.parts.clock.advance(Duration.ofMinutes(15));

    assertPage(browser.signIn(opened), 410, "That took too long");
  }

  @Test
  void refusesASignInOfAnotherBrowser() {
    JsonNode opened = browser.open();
    browser.useCookie("countersign-session=of-another-browser");
    assertPage(browser.signIn(opened), 403, "This was started in another browser");
  }

  @Test
  void anAnswerInAnotherBrowserUsesTheStateUp() {
    JsonNode opened = browser.open();
    String own = opened.at("/cookies/0").asText();
    browser.useCookie("countersign-session=of-another-browser");
    browser.signIn(opened);

    browser.useCookie(own);
    assertPage(browser.signIn(opened), 409, "This answer was used already");
  }

  @Test
  void refusesASignInWithoutTheCookie() {
    JsonNode opened = browser.open();
    browser.useCookie("something=else");
    assertPage(browser.signIn(opened), 403, "This was started in another browser");
  }

  @Test
  void refusesAStateThatWeDidNotSend() {
    assertPage(Events.call(browser.completeSignIn), 400, "We did not ask for this answer");
    assertPage(Events.call(browser.completeConsent), 400, "We did not ask for this answer");
    browser.open();
    assertPage(
        browser.signInCallback(Map.of("code", "c", "state", "é")),
        400,
        "We did not ask for this answer");
  }

  @Test
  void refusesAnAnswerWithoutStateOrCode() {
    browser.open();
    assertPage(browser.signInCallback(Map.of("code", "c")), 400, "Something is missing");
    JsonNode opened = browser.open();
    Map<String, String> onlyState = Map.of("state", SignInBrowser.query(opened).get("state"));
    assertPage(browser.signInCallback(onlyState), 400, "Something is missing");
  }

  @Test
  void refusesTheStateOfTheOtherStep() {
    JsonNode opened = browser.open();

    assertPage(browser.consent(opened), 400, "We did not ask for this answer");
  }

  @Test
  void refusesACodeThatMicrosoftDoesNotKnow() {
    JsonNode opened = browser.open();
    browser.microsoft.refuse("invalid_grant", 70008);

    assertPage(
        browser.signInCallback(SignInBrowser.code(opened)),
        403,
        "The sign-in could not be confirmed");
  }

  @Test
  void refusesAnIdTokenForAnotherSignIn() {
    JsonNode opened = browser.open();

    JsonNode page =
        browser.signIn(
            opened,
            browser.microsoft.claims(SignInBrowser.CLIENT).claim("nonce", "of another sign-in"));

    assertPage(page, 403, "The sign-in could not be confirmed");
  }

  @Test
  void saysWhoHasToActWhenMicrosoftRefusesTheApp() {
    JsonNode opened = browser.open();
    browser.microsoft.refuse("invalid_client", 700027);

    JsonNode page = browser.signInCallback(SignInBrowser.code(opened));

    assertThat(page.path("statusCode").asInt()).isEqualTo(500);
    assertThat(page.path("body").asText()).contains("certificate", "Whoever runs this deployment");
  }
}
