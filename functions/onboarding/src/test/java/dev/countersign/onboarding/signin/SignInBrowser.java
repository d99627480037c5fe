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
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An administrator's browser, between the three functions and Microsoft, with a link to open. */
final class SignInBrowser implements AutoCloseable {
  static final String CLIENT = "c0ffee00-0000-4000-8000-000000000001";
  private static final TestCertificate APP = TestCertificate.create();

  final Parts parts = new Parts();
  final LoginStandIn microsoft = new LoginStandIn(parts.clock);
  private final LoginClient login = new LoginClient(microsoft.url());
  private final MicrosoftPages pages = new MicrosoftPages(login, CLIENT, parts.publicUrl);
  final ShowInvitation show =
      new ShowInvitation(parts.invitations, parts.subscriptions, pages, parts.publicUrl);
  final BeginSignIn begin = new BeginSignIn(parts.invitations, parts.sessions, pages);
  final CompleteSignIn completeSignIn =
      new CompleteSignIn(parts.attempts, parts.secrets, codeExchange(), pages, parts.invitations);
  final CompleteConsent completeConsent =
      new CompleteConsent(
          parts.attempts,
          parts.invitations,
          parts.statuses,
          parts.answers,
          new ProgressSessions(parts.table, parts.clock),
          parts.audit);

  private String invitation;

  /** As a browser keeps it. */
  private String cookie = "";

  SignInBrowser() {
    parts.await("AwaitConsent");
    String link = parts.invitations.keep(SUBSCRIPTION, RUN, "Ada Lovelace").path();
    invitation = link.substring(link.lastIndexOf('/') + 1);
  }

  private CodeExchange codeExchange() {
    return new CodeExchange(
        login,
        new ClientCredential(CLIENT, APP::pem, parts.clock),
        new IdTokens(login, parts.clock),
        parts.publicUrl,
        "/signin/callback",
        "openid profile");
  }

  /** Opens the link and looks at the page. */
  JsonNode look() {
    ObjectNode event = Events.of(ShowInvitation.class);
    ((ObjectNode) event.path("pathParameters")).put("invitation", invitation);
    return Events.call(show, event);
  }

  /** Has another link from now on. */
  void useLink(String link) {
    invitation = link.substring(link.lastIndexOf('/') + 1);
  }

  /** Presses the button of the link's page. */
  JsonNode open() {
    ObjectNode event = Events.of(BeginSignIn.class);
    ((ObjectNode) event.path("pathParameters")).put("invitation", invitation);
    JsonNode answer = Events.call(begin, event);
    useCookie(answer.at("/cookies/0").asText());
    return answer;
  }

  /** Sends this cookie from now on. */
  void useCookie(String setCookie) {
    cookie = setCookie.split(";", 2)[0];
  }

  /** Opens the link as somebody has changed it. */
  JsonNode openAs(UnaryOperator<String> change) {
    useLink(change.apply(invitation));
    return open();
  }

  String cookie() {
    return cookie;
  }

  /** Signs in, but the ID token is signed by somebody else than Microsoft. */
  JsonNode signInForged(JsonNode opened) {
    String nonce = query(opened).getOrDefault("nonce", "");
    String token = microsoft.forge(microsoft.claims(CLIENT).claim("nonce", nonce));
    microsoft.answer(200, Map.of("id_token", token, "access_token", "unused"));
    return signInCallback(code(opened));
  }

  /** Signs in at Microsoft, where {@code opened} leads. */
  JsonNode signIn(JsonNode opened) {
    String nonce = query(opened).getOrDefault("nonce", "");
    return signIn(opened, microsoft.claims(CLIENT).claim("nonce", nonce));
  }

  JsonNode signIn(JsonNode opened, JWTClaimsSet.Builder claims) {
    microsoft.answer(200, Map.of("id_token", microsoft.sign(claims), "access_token", "unused"));
    return signInCallback(code(opened));
  }

  static Map<String, String> code(JsonNode opened) {
    return Map.of("code", "the-code", "state", query(opened).getOrDefault("state", ""));
  }

  JsonNode signInCallback(Map<String, String> query) {
    return Events.call(completeSignIn, callback(Events.of(CompleteSignIn.class), query));
  }

  /** Accepts the permission request, where {@code signedIn} leads. */
  JsonNode consent(JsonNode signedIn) {
    return consentCallback(consentQuery(signedIn));
  }

  static Map<String, String> consentQuery(JsonNode signedIn) {
    Map<String, String> query = new HashMap<>();
    query.put("admin_consent", "True");
    query.put("tenant", LoginStandIn.TENANT);
    query.put("state", query(signedIn).getOrDefault("state", ""));
    return query;
  }

  JsonNode consentCallback(Map<String, String> query) {
    return Events.call(completeConsent, callback(Events.of(CompleteConsent.class), query));
  }

  private ObjectNode callback(ObjectNode event, Map<String, String> query) {
    event.putArray("cookies").add(cookie);
    event.set("queryStringParameters", Json.MAPPER.valueToTree(query));
    return event;
  }

  /** The query of where a redirect leads. */
  static Map<String, String> query(JsonNode redirect) {
    return LoginStandIn.query(redirect.at("/headers/location").asText());
  }

  static void assertPage(JsonNode answer, int status, String title) {
    assertThat(answer.path("body").asText()).contains("<h1>" + title + "</h1>");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
    assertThat(answer.at("/headers/content-type").asText()).startsWith("text/html");
  }

  @Override
  public void close() {
    microsoft.close();
  }
}
