package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.SignInBrowser.assertPage;
import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.countersign.core.audit.AuditEntry;
import dev.countersign.core.lambda.Json;
import dev.countersign.onboarding.device.DeviceFlow;
import dev.countersign.onboarding.device.ExchangeLogin;
import dev.countersign.onboarding.exchange.Credential;
import dev.countersign.onboarding.microsoft.IdTokens;
import dev.countersign.onboarding.microsoft.LoginClient;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.LoginStandIn;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Authorising Exchange Online by the link, beside a device code that is shown. */
class AuthorizationTest {
  private final DeviceFlow device = new DeviceFlow();
  private final Parts parts = device.parts;
  private final LoginClient login = new LoginClient(device.microsoft.url());
  private final MicrosoftPages pages = new MicrosoftPages(login, DeviceFlow.APP, parts.publicUrl);
  private final BeginAuthorization begin =
      new BeginAuthorization(parts.authorizations, parts.sessions, pages);
  private final CompleteAuthorization complete =
      new CompleteAuthorization(
          parts.attempts,
          parts.secrets,
          new CodeExchange(
              login,
              device.credential,
              new IdTokens(login, parts.clock),
              parts.publicUrl,
              "/authorization/callback",
              ExchangeLogin.SCOPE),
          device.authorization,
          parts.audit,
          parts.authorizations);

  @BeforeEach
  void showCode() {
    device.startCode();
  }

  @AfterEach
  void stop() {
    device.close();
  }

  @Test
  void asksMicrosoftForExchangeInTheNameOfOurApp() {
    Map<String, String> query = SignInBrowser.query(open());

    assertThat(query)
        .containsEntry("client_id", DeviceFlow.APP)
        .containsEntry(
            "scope", "https://outlook.office365.com/.default offline_access openid profile")
        .containsEntry("redirect_uri", Parts.PUBLIC_URL + "/authorization/callback")
        .containsEntry("code_challenge_method", "S256")
        .containsKeys("state", "nonce", "code_challenge");
  }

  @Test
  void endsInTheSameStateAsTheCode() {
    assertPage(authorize(open()), 200, "Authorization successful");

    assertThat(Events.call(device.poll).path("status").asText()).isEqualTo("AUTHORIZED");
    assertThat(device.tokens.of(SUBSCRIPTION, RUN))
        .isEqualTo(new Credential("access-1", "ada.admin@brightwater.example"));
    assertThat(device.microsoft.forms).hasSize(2);
  }

  @Test
  void notesWhoAuthorised() {
    authorize(open());

    AuditEntry entry = parts.audit.read(SUBSCRIPTION, null, 1).entries().get(0);
    assertThat(entry.action()).isEqualTo("CompleteAuthorization");
    assertThat(entry.actor().id()).startsWith("entra:" + LoginStandIn.TENANT + "/");
  }

  @Test
  void makesTheCodeAndTheLinkUseless() {
    JsonNode opened = open();
    authorize(opened);

    assertThat(parts.deviceCodes.find(SUBSCRIPTION, RUN)).isEmpty();
    assertThat(parts.authorizations.find(SUBSCRIPTION, RUN)).isEmpty();
    assertPage(authorize(opened), 409, "This answer was used already");
  }

  @Test
  void theCodeThatWasEnteredFirstCounts() {
    JsonNode opened = open();
    device.authorize(device.microsoft.claims(DeviceFlow.CLIENT));
    Events.call(device.poll);

    assertPage(authorize(opened), 409, "Exchange Online was authorised already");
    assertThat(device.tokens.of(SUBSCRIPTION, RUN).accessToken()).isEqualTo("access-1");
  }

  /** Where codes are blocked, nobody could disconnect. */
  @Test
  void takesTheSignInOfWhoDisconnects() {
    parts.statuses.connected(SUBSCRIPTION, RUN);
    parts.statuses.beginDisconnecting(SUBSCRIPTION, RUN);
    parts.statuses.enter(SUBSCRIPTION, RUN, "PollDeviceCode");

    assertPage(authorize(open()), 200, "Authorization successful");
  }

  @Test
  void refusesAnAccountOfAnotherOrganisation() {
    JsonNode opened = open();

    JsonNode page = authorize(opened, device.microsoft.claimsOfOtherTenant(DeviceFlow.APP));

    assertPage(page, 403, "That was another organisation");
    device.microsoft.refuse("authorization_pending", 70016);
    assertThat(Events.call(device.poll).path("status").asText()).isEqualTo("PENDING");
  }

  @Test
  void refusesATokenForAnotherApp() {
    JsonNode page = authorize(open(), device.microsoft.claims(DeviceFlow.CLIENT));

    assertPage(page, 403, "The sign-in could not be confirmed");
  }

  @Test
  void aDeclinedRequestLeavesCodeAndLinkUsable() {
    String state = SignInBrowser.query(open()).getOrDefault("state", "");

    JsonNode page = callback(Map.of("error", "access_denied", "state", state));

    assertPage(page, 403, "Exchange Online was not authorised");
    assertThat(page.path("body").asText())
        .contains(
            "href=\"%s\">Try again<"
                .formatted(parts.authorizations.find(SUBSCRIPTION, RUN).orElseThrow().path()));
    assertThat(parts.deviceCodes.find(SUBSCRIPTION, RUN)).isPresent();
    assertPage(authorize(open()), 200, "Authorization successful");
  }

  @Test
  void refusesAnAnswerForARunThatDoesNotWait() {
    JsonNode opened = open();
    parts.statuses.enter(SUBSCRIPTION, RUN, "UndoProvisioning");

    JsonNode page = authorize(opened);
    assertPage(page, 409, "This onboarding is over");
    assertThat(page.path("body").asText()).doesNotContain("href=");
  }

  @Test
  void theLinkExpiresAfterTwoHours() {
    ObjectNode event = link();
    parts.clock.advance(Duration.ofHours(2));

    assertPage(Events.call(begin, event), 410, "This link has expired");
  }

  @Test
  void refreshesAsTheAppThatGotTheTokens() {
    authorize(open());
    parts.clock.advance(Duration.ofMinutes(51));
    device.microsoft.answer(200, Map.of("access_token", "access-2", "expires_in", 3600));

    assertThat(device.tokens.of(SUBSCRIPTION, RUN).accessToken()).isEqualTo("access-2");
    assertThat(device.microsoft.forms.get(2))
        .containsEntry("grant_type", "refresh_token")
        .containsEntry("client_id", DeviceFlow.APP)
        .containsKey("client_assertion");
  }

  @Test
  void saysWhyALinkDoesNotWork() {
    assertPage(Events.call(begin), 404, "This link is not valid");
    ObjectNode older = link();
    parts.authorizations.replace(SUBSCRIPTION, RUN, "");
    assertPage(Events.call(begin, older), 410, "There is a newer link");
    ObjectNode newer = link();
    authorize(open());
    assertPage(Events.call(begin, newer), 410, "This link was used already");
    parts.statuses.connected(SUBSCRIPTION, RUN);
    assertPage(Events.call(begin, newer), 409, "This onboarding is over");
  }

  /** As a browser opens it. */
  private ObjectNode link() {
    String path = parts.authorizations.find(SUBSCRIPTION, RUN).orElseThrow().path();
    ObjectNode event = Events.of(BeginAuthorization.class);
    ((ObjectNode) event.path("pathParameters"))
        .put("authorization", path.substring(path.lastIndexOf('/') + 1));
    return event;
  }

  private JsonNode open() {
    JsonNode answer = Events.call(begin, link());
    cookie = answer.at("/cookies/0").asText().split(";", 2)[0];
    return answer;
  }

  private String cookie = "";

  private JsonNode authorize(JsonNode opened) {
    return authorize(opened, device.microsoft.claims(DeviceFlow.APP));
  }

  private JsonNode authorize(JsonNode opened, JWTClaimsSet.Builder claims) {
    Map<String, String> query = SignInBrowser.query(opened);
    device.authorize(claims.claim("nonce", query.getOrDefault("nonce", "")));
    return callback(Map.of("code", "the-code", "state", query.getOrDefault("state", "")));
  }

  private JsonNode callback(Map<String, String> query) {
    ObjectNode event = Events.of(CompleteAuthorization.class);
    event.putArray("cookies").add(cookie);
    event.set("queryStringParameters", Json.MAPPER.valueToTree(query));
    return Events.call(complete, event);
  }
}
