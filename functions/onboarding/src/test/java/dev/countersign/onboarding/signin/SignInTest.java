package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.countersign.core.lambda.Json;
import dev.countersign.onboarding.microsoft.ClientCredential;
import dev.countersign.onboarding.microsoft.IdTokens;
import dev.countersign.onboarding.microsoft.LoginClient;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.LoginStandIn;
import dev.countersign.onboarding.testing.Parts;
import dev.countersign.onboarding.testing.TestCertificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final String CLIENT = "c0ffee00-0000-4000-8000-000000000001";
  private static final TestCertificate APP = TestCertificate.create();
  private final Parts parts = new Parts();
  private final LoginStandIn microsoft = new LoginStandIn(parts.clock);
  private final LoginClient login = new LoginClient(microsoft.url());
  private final MicrosoftPages pages = new MicrosoftPages(login, CLIENT, Parts.PUBLIC_URL);
  private final BeginSignIn begin =
      new BeginSignIn(parts.invitations, parts.attempts, parts.secrets, pages);
  private final CompleteSignIn completeSignIn =
      new CompleteSignIn(
          parts.attempts,
          parts.secrets,
          new CodeExchange(
              login,
              new ClientCredential(CLIENT, APP::pem, parts.clock),
              new IdTokens(login, parts.clock),
              Parts.PUBLIC_URL + "/signin/callback"),
          pages);
  private final CompleteConsent completeConsent =
      new CompleteConsent(parts.attempts, parts.invitations, parts.statuses, parts.answers);

  private String link = "";

  @BeforeEach
  void invite() {
    parts.await("AwaitConsent");
    link = parts.invitations.invite(SUBSCRIPTION, RUN).value();
  }

  @AfterEach
  void stop() {
    microsoft.close();
  }

  @Test
  void leadsTheBrowserThroughSignInAndConsent() {
    JsonNode page = consent(signIn(open()));

    assertThat(page.path("statusCode").asInt()).isEqualTo(200);
    assertThat(page.path("body").asText()).contains("<h1>Authorization successful</h1>");
    assertThat(parts.stepFunctions.answers)
        .containsExactly("token-of-AwaitConsent {\"tenantId\":\"" + LoginStandIn.TENANT + "\"}");
  }

  @Test
  void sendsTheBrowserToMicrosoftsSignInPage() {
    JsonNode answer = open();

    assertThat(answer.path("statusCode").asInt()).isEqualTo(302);
    String location = answer.at("/headers/location").asText();
    Map<String, String> query = LoginStandIn.query(location);
    assertThat(location).startsWith(microsoft.url() + "/organizations/oauth2/v2.0/authorize?");
    assertThat(query)
        .containsEntry("client_id", CLIENT)
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
    JsonNode opened = open();
    String challenge = query(opened).get("code_challenge");
    signIn(opened);

    Map<String, String> form = microsoft.forms.get(0);
    assertThat(form)
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("code", "the-code")
        .containsEntry("redirect_uri", Parts.PUBLIC_URL + "/signin/callback")
        .containsKey("client_assertion");
    assertThat(RandomText.sha256(form.getOrDefault("code_verifier", ""))).isEqualTo(challenge);
  }

  @Test
  void asksForConsentInTheTenantThatWasSignedInTo() {
    JsonNode answer = signIn(open());

    String location = answer.at("/headers/location").asText();
    assertThat(location)
        .startsWith(microsoft.url() + "/" + LoginStandIn.TENANT + "/v2.0/adminconsent?");
    assertThat(LoginStandIn.query(location))
        .containsEntry("scope", "https://graph.microsoft.com/.default")
        .containsEntry("redirect_uri", Parts.PUBLIC_URL + "/consent/callback");
  }

  @Test
  void keepsNoStateInClear() {
    String state = query(open()).get("state");

    assertThat(parts.table.list(SUBSCRIPTION, "SIGNIN#"))
        .hasSize(1)
        .noneSatisfy(item -> assertThat(item.attributes().toString()).contains(state));
  }

  @Test
  void theLinkWorksUntilConsentIsGivenAndNotAfterwards() {
    open();
    JsonNode second = open();
    consent(signIn(second));

    assertPage(open(), 404, "This sign-in link is not valid");
  }

  @Test
  void theLinkExpiresAfterSevenDays() {
    parts.clock.pass(Duration.ofDays(7));

    assertPage(open(), 404, "This sign-in link is not valid");
  }

  @Test
  void refusesALinkThatIsNone() {
    assertPage(Events.call(begin), 404, "This sign-in link is not valid");
    ObjectNode event = Events.of(BeginSignIn.class);
    ((ObjectNode) event.path("pathParameters")).put("invitation", "é");
    assertPage(Events.call(begin, event), 404, "This sign-in link is not valid");
  }

  @Test
  void aCancelledSignInLeavesTheLinkUsable() {
    JsonNode opened = open();

    JsonNode page = signInCallback(opened, Map.of("error", "access_denied"));

    assertPage(page, 403, "You did not sign in");
    assertThat(open().path("statusCode").asInt()).isEqualTo(302);
  }

  @Test
  void refusesASignInThatComesTwice() {
    JsonNode opened = open();
    signIn(opened);

    assertPage(signIn(opened), 409, "This answer was used already");
  }

  @Test
  void refusesASignInThatTookTooLong() {
    JsonNode opened = open();
    parts.clock.pass(Duration.ofMinutes(15));

    assertPage(signIn(opened), 410, "That took too long");
  }

  @Test
  void refusesASignInOfAnotherBrowser() {
    JsonNode mine = open();
    ObjectNode stolen = mine.deepCopy();
    stolen.putArray("cookies").add("countersign-session=another");
    assertPage(signIn(stolen), 403, "This was started in another browser");

    JsonNode withoutCookie = open();
    ((ObjectNode) withoutCookie).putArray("cookies").add("something=else");
    assertPage(signIn(withoutCookie), 403, "This was started in another browser");
  }

  @Test
  void refusesAStateThatWeDidNotSend() {
    assertPage(Events.call(completeSignIn), 400, "We did not ask for this answer");
    assertPage(Events.call(completeConsent), 400, "We did not ask for this answer");
    assertPage(
        signInCallback(open(), Map.of("code", "c", "state", "é")),
        400,
        "We did not ask for this answer");
  }

  @Test
  void refusesAnAnswerWithoutStateOrCode() {
    assertPage(signInCallback(open(), Map.of("code", "c")), 400, "Something is missing");
    JsonNode opened = open();
    Map<String, String> onlyState = Map.of("state", query(opened).get("state"));
    assertPage(signInCallback(opened, onlyState), 400, "Something is missing");
  }

  @Test
  void refusesTheStateOfTheOtherStep() {
    JsonNode opened = open();

    assertPage(consent(opened), 400, "We did not ask for this answer");
  }

  @Test
  void refusesACodeThatMicrosoftDoesNotKnow() {
    JsonNode opened = open();
    microsoft.refuse("invalid_grant", 70008);

    assertPage(signInCallback(opened, code(opened)), 403, "The sign-in could not be confirmed");
  }

  @Test
  void refusesAnIdTokenForAnotherSignIn() {
    JsonNode opened = open();

    JsonNode page = signIn(opened, microsoft.claims(CLIENT).claim("nonce", "of another sign-in"));

    assertPage(page, 403, "The sign-in could not be confirmed");
  }

  @Test
  void saysWhoHasToActWhenMicrosoftRefusesTheApp() {
    JsonNode opened = open();
    microsoft.refuse("invalid_client", 700027);

    JsonNode page = signInCallback(opened, code(opened));

    assertThat(page.path("statusCode").asInt()).isEqualTo(500);
    assertThat(page.path("body").asText()).contains("certificate", "Whoever runs this deployment");
  }

  @Test
  void aDeclinedConsentLeavesTheRunWaitingAndTheLinkUsable() {
    JsonNode signedIn = signIn(open());
    Map<String, String> declined =
        Map.of(
            "admin_consent", "True",
            "error", "access_denied",
            "error_description", "AADSTS65004: <script>alert(1)</script>",
            "state", query(signedIn).get("state"));

    JsonNode page = consentCallback(signedIn, declined);

    assertPage(page, 403, "Consent was not given");
    assertThat(page.path("body").asText()).doesNotContain("script");
    assertThat(parts.stepFunctions.answers).isEmpty();
    assertThat(consent(signIn(open())).path("statusCode").asInt()).isEqualTo(200);
  }

  @Test
  void refusesConsentOfAnotherTenant() {
    JsonNode signedIn = signIn(open());
    Map<String, String> query = consentQuery(signedIn);
    query.put("tenant", LoginStandIn.OTHER_TENANT);

    assertPage(consentCallback(signedIn, query), 403, "That was another organisation");
    assertThat(parts.stepFunctions.answers).isEmpty();
  }

  @Test
  void refusesAConsentThatSaysNotThatItIsOne() {
    JsonNode signedIn = signIn(open());
    Map<String, String> query = consentQuery(signedIn);
    query.remove("admin_consent");

    assertPage(consentCallback(signedIn, query), 403, "Consent was not given");
  }

  @Test
  void refusesAConsentThatComesTwice() {
    JsonNode signedIn = signIn(open());
    consent(signedIn);

    assertPage(consent(signedIn), 409, "This answer was used already");
    assertThat(parts.stepFunctions.answers).hasSize(1);
  }

  @Test
  void refusesAConsentForARunThatIsOver() {
    JsonNode signedIn = signIn(open());
    parts.statuses.connected(SUBSCRIPTION, RUN);
    parts.statuses.begin(SUBSCRIPTION, "the-next-run");

    assertPage(consent(signedIn), 409, "This onboarding is over");
    assertThat(parts.stepFunctions.answers).isEmpty();
  }

  @Test
  void keepsTheStateOfAPageToItself() {
    JsonNode page = consent(signIn(open()));

    assertThat(page.at("/headers/referrer-policy").asText()).isEqualTo("no-referrer");
    assertThat(page.at("/headers/content-security-policy").asText()).contains("default-src 'none'");
  }

  private JsonNode open() {
    String invitation = link.substring(link.lastIndexOf('/') + 1);
    ObjectNode event = Events.of(BeginSignIn.class);
    ((ObjectNode) event.path("pathParameters")).put("invitation", invitation);
    JsonNode answer = Events.call(begin, event);
    session = answer;
    return answer;
  }

  /** The answer that last set the cookie. */
  private JsonNode session = Json.MAPPER.createObjectNode();

  private JsonNode signIn(JsonNode opened) {
    String nonce = query(opened).getOrDefault("nonce", "");
    return signIn(opened, microsoft.claims(CLIENT).claim("nonce", nonce));
  }

  private JsonNode signIn(JsonNode opened, JWTClaimsSet.Builder claims) {
    microsoft.answer(200, Map.of("id_token", microsoft.sign(claims), "access_token", "unused"));
    return signInCallback(opened, code(opened));
  }

  private static Map<String, String> code(JsonNode opened) {
    return Map.of("code", "the-code", "state", query(opened).get("state"));
  }

  private JsonNode signInCallback(JsonNode opened, Map<String, String> query) {
    return Events.call(completeSignIn, callback(Events.of(CompleteSignIn.class), opened, query));
  }

  private JsonNode consent(JsonNode signedIn) {
    return consentCallback(signedIn, consentQuery(signedIn));
  }

  private static Map<String, String> consentQuery(JsonNode signedIn) {
    Map<String, String> query = new HashMap<>();
    query.put("admin_consent", "True");
    query.put("tenant", LoginStandIn.TENANT);
    query.put("state", query(signedIn).get("state"));
    return query;
  }

  private JsonNode consentCallback(JsonNode signedIn, Map<String, String> query) {
    return Events.call(
        completeConsent, callback(Events.of(CompleteConsent.class), signedIn, query));
  }

  private ObjectNode callback(ObjectNode event, JsonNode from, Map<String, String> query) {
    JsonNode cookies =
        from.path("cookies").isEmpty() ? session.path("cookies") : from.path("cookies");
    event.putArray("cookies").add(cookies.path(0).asText().split(";", 2)[0]);
    event.set("queryStringParameters", Json.MAPPER.valueToTree(query));
    return event;
  }

  private static Map<String, String> query(JsonNode redirect) {
    return LoginStandIn.query(redirect.at("/headers/location").asText());
  }

  private static void assertPage(JsonNode answer, int status, String title) {
    assertThat(answer.path("body").asText()).contains("<h1>" + title + "</h1>");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
    assertThat(answer.at("/headers/content-type").asText()).startsWith("text/html");
  }
}
