package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.SignInBrowser.assertPage;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.onboarding.secret.RandomText;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.LoginStandIn;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
  private final SignInBrowser browser = new SignInBrowser();

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void leadsTheBrowserThroughSignInAndConsent() {
    JsonNode page = browser.consent(browser.signIn(browser.open()));

    assertThat(page.path("statusCode").asInt()).isEqualTo(200);
    assertThat(page.path("body").asText()).contains("<h1>Authorization successful</h1>");
    assertThat(browser.parts.stepFunctions.answers)
        .containsExactly("token-of-AwaitConsent {\"tenantId\":\"" + LoginStandIn.TENANT + "\"}");
  }

  @Test
  void sendsTheBrowserToMicrosoftsSignInPage() {
    JsonNode answer = browser.open();

    assertThat(answer.path("statusCode").asInt()).isEqualTo(302);
    String location = answer.at("/headers/location").asText();
    Map<String, String> query = LoginStandIn.query(location);
    assertThat(location)
        .startsWith(browser.microsoft.url() + "/organizations/oauth2/v2.0/authorize?");
    assertThat(query)
        .containsEntry("client_id", SignInBrowser.CLIENT)
        .containsEntry("response_type", "code")
        .containsEntry("redirect_uri", Parts.PUBLIC_URL + "/signin/callback")
        .containsEntry("code_challenge_method", "S256")
        .containsKeys("state", "nonce", "code_challenge");
    assertThat(answer.at("/cookies/0").asText())
        .startsWith("countersign-session=")
        .contains("HttpOnly", "Secure", "SameSite=Lax", "Max-Age=900");
  }

  @Test
  void provesToMicrosoftWhoAsksAndWhoBegan() {
    JsonNode opened = browser.open();
    String challenge = SignInBrowser.query(opened).get("code_challenge");
    browser.signIn(opened);

    Map<String, String> form = browser.microsoft.forms.get(0);
    assertThat(form)
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("code", "the-code")
        .containsEntry("redirect_uri", Parts.PUBLIC_URL + "/signin/callback")
        .containsKey("client_assertion");
    assertThat(RandomText.sha256(form.getOrDefault("code_verifier", ""))).isEqualTo(challenge);
  }

  @Test
  void asksForConsentInTheTenantThatWasSignedInTo() {
    JsonNode answer = browser.signIn(browser.open());

    String location = answer.at("/headers/location").asText();
    assertThat(location)
        .startsWith(browser.microsoft.url() + "/" + LoginStandIn.TENANT + "/v2.0/adminconsent?");
    assertThat(LoginStandIn.query(location))
        .containsEntry("scope", "https://graph.microsoft.com/.default")
        .containsEntry("redirect_uri", Parts.PUBLIC_URL + "/consent/callback");
  }

  @Test
  void keepsNoStateInClear() {
    String state = SignInBrowser.query(browser.open()).get("state");

    assertThat(browser.parts.table.queries().list(SUBSCRIPTION, "SIGNIN#"))
        .hasSize(1)
        .noneSatisfy(item -> assertThat(item.attributes().toString()).contains(state));
  }

  @Test
  void theLinkWorksUntilConsentIsGivenAndNotAfterwards() {
    browser.open();
    JsonNode second = browser.open();
    browser.consent(browser.signIn(second));

    assertPage(browser.open(), 410, "This sign-in link was used already");
  }

  @Test
  void theLinkExpiresAfterSevenDays() {
    browser.parts.clock.advance(Duration.ofDays(7));

    assertPage(browser.open(), 410, "This sign-in link has expired");
  }

  @Test
  void refusesALinkThatIsNone() {
    assertPage(Events.call(browser.begin), 404, "This sign-in link is not valid");
    ObjectNode event = Events.of(BeginSignIn.class);
    ((ObjectNode) event.path("pathParameters")).put("invitation", "é");
    assertPage(Events.call(browser.begin, event), 404, "This sign-in link is not valid");
  }

  @Test
  void keepsTheStateOfAPageToItself() {
    JsonNode page = browser.consent(browser.signIn(browser.open()));

    assertThat(page.at("/headers/referrer-policy").asText()).isEqualTo("no-referrer");
    assertThat(page.at("/headers/content-security-policy").asText()).contains("default-src 'none'");
  }
}
