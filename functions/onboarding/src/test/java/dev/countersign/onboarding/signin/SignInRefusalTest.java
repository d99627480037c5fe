package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.SignInBrowser.assertPage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.onboarding.testing.Events;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link ConsentMatrixTest} does not tell by itself. */
class SignInRefusalTest {
  private final SignInBrowser browser = new SignInBrowser();

  @AfterEach
  void stop() {
    browser.close();
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
  void saysWhoHasToActWhenMicrosoftRefusesTheApp() {
    JsonNode opened = browser.open();
    browser.microsoft.refuse("invalid_client", 700027);

    JsonNode page = browser.signInCallback(SignInBrowser.code(opened));

    assertThat(page.path("statusCode").asInt()).isEqualTo(500);
    assertThat(page.path("body").asText()).contains("certificate", "Whoever runs this deployment");
  }
}
