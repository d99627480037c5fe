package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.ConsentCase.abandoned;
import static dev.countersign.onboarding.signin.ConsentCase.claims;
import static dev.countersign.onboarding.signin.ConsentCase.consented;
import static dev.countersign.onboarding.signin.ConsentCase.error;
import static dev.countersign.onboarding.signin.ConsentCase.inAnotherBrowser;
import static dev.countersign.onboarding.signin.ConsentCase.late;
import static dev.countersign.onboarding.signin.ConsentCase.of;
import static dev.countersign.onboarding.signin.ConsentCase.query;
import static dev.countersign.onboarding.signin.ConsentCase.signedIn;
import static dev.countersign.onboarding.signin.SignInBrowser.assertPage;
import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
import dev.countersign.onboarding.signin.ConsentCase.Then;
import dev.countersign.onboarding.testing.LoginStandIn;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that may come instead of an honest consent: what the browser is told, what it is
 * advised to do, and what becomes of the run. docs/security.md has it as a table.
 */
class ConsentMatrixTest {
  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final Duration TOO_LONG = Duration.ofMinutes(15);

  private static final String NO_LINK = "This sign-in link is not valid";
  private static final String NOT_ASKED = "We did not ask for this answer";
  private static final String OTHER_BROWSER = "This was started in another browser";
  private static final String USED = "This answer was used already";
  private static final String LATE = "That took too long";
  private static final String UNCONFIRMED = "The sign-in could not be confirmed";
  private static final String MICROSOFT = "Microsoft could not go on";
  private static final String DENIED = "Consent was not given";
  private static final String MISSING = "Something is missing";
  private static final String OVER = "This onboarding is over";

  private static final String AGAIN = "Open the sign-in link again";
  private static final String YOURSELF = "Open the sign-in link yourself";
  private static final String LOOK = "Connect to Microsoft 365 to see where";

  private final SignInBrowser browser = new SignInBrowser();

  @AfterEach
  void stop() {
    browser.close();
  }

  static Stream<ConsentCase> links() {
    return Stream.of(
        of("cut off", b -> b.openAs(ConsentMatrixTest::cut), 404, NO_LINK, "Copy", Then.WAITS),
        of("of nobody", b -> b.openAs(link -> foreign(link)), 404, NO_LINK, "ask", Then.WAITS),
        of(
            "after seven days",
            late(b -> b.look(), A_WEEK, (b, led) -> b.open()),
            410,
            "This sign-in link has expired",
            "Ask whoever sent it to you for a new one",
            Then.WAITS),
        of(
            "after a newer one",
            b -> {
              b.parts.invitations.replace(SUBSCRIPTION, RUN, "Ada Lovelace");
              return b.open();
            },
            410,
            "There is a newer sign-in link",
            "Open that one",
            Then.WAITS),
        of(
            "after consent",
            b -> {
              consented(b);
              return b.open();
            },
            410,
            "This sign-in link was used already",
            LOOK,
            Then.GOES_ON),
        of(
            "of a run that was abandoned",
            abandoned(b -> b.look(), (b, led) -> b.open()),
            409,
            OVER,
            LOOK,
            Then.STAYS_ENDED));
  }

  private static String cut(String link) {
    return link.substring(0, link.length() - 1);
  }

  private static String foreign(String link) {
    return "a23456789012" + link.substring(link.indexOf('.'));
  }

  static Stream<ConsentCase> signIns() {
    return Stream.of(
        of(
            "cancelled",
            b -> b.signInCallback(error(b.open(), "access_denied")),
            403,
            "You did not sign in",
            "sign in as a Global Administrator",
            Then.WAITS),
        of(
            "not served by Microsoft",
            b -> b.signInCallback(error(b.open(), "temporarily_unavailable")),
            503,
            MICROSOFT,
            "in a few minutes",
            Then.WAITS),
        of(
            "twice",
            b -> {
              JsonNode opened = b.open();
              b.signIn(opened);
              return b.signIn(opened);
            },
            409,
            USED,
            LOOK,
            Then.WAITS),
        of(
            "late",
            late(b -> b.open(), TOO_LONG, (b, o) -> b.signIn(o)),
            410,
            LATE,
            AGAIN,
            Then.WAITS),
        of(
            "forged state",
            b -> b.signInCallback(forgedState()),
            400,
            NOT_ASKED,
            YOURSELF,
            Then.WAITS),
        of(
            "other browser",
            inAnotherBrowser(b -> b.open(), (b, opened) -> b.signIn(opened)),
            403,
            OTHER_BROWSER,
            AGAIN,
            Then.WAITS),
        of("forged code", ConsentMatrixTest::forgedCode, 403, UNCONFIRMED, AGAIN, Then.WAITS),
        of("forged signature", b -> b.signInForged(b.open()), 403, UNCONFIRMED, AGAIN, Then.WAITS),
        ofClaims("another nonce", "nonce", "of another sign-in"),
        ofClaims("another issuer", "iss", "https://login.example/" + LoginStandIn.TENANT + "/v2.0"),
        ofClaims("a tid that the issuer is not", "tid", LoginStandIn.OTHER_TENANT),
        ofClaims("another app's token", "aud", "another-app"),
        ofClaims("an expired token", "exp", new Date(0)),
        of(
            "run abandoned",
            abandoned(b -> b.open(), (b, opened) -> b.signIn(opened)),
            409,
            OVER,
            LOOK,
            Then.STAYS_ENDED));
  }

  private static ConsentCase ofClaims(String name, String claim, Object value) {
    return of(name, claims(c -> c.claim(claim, value)), 403, UNCONFIRMED, AGAIN, Then.WAITS);
  }

  private static Map<String, String> forgedState() {
    return Map.of("code", "the-code", "state", SUBSCRIPTION + "." + "A".repeat(43));
  }

  private static JsonNode forgedCode(SignInBrowser browser) {
    JsonNode opened = browser.open();
    browser.microsoft.refuse("invalid_grant", 70008);
    return browser.signInCallback(SignInBrowser.code(opened));
  }

  static Stream<ConsentCase> consents() {
    return Stream.of(
        of(
            "denied",
            b -> b.consentCallback(error(signedIn(b), "access_denied")),
            403,
            DENIED,
            "accept as a Global Administrator",
            Then.WAITS),
        of(
            "not served by Microsoft",
            b -> b.consentCallback(error(signedIn(b), "server_error")),
            503,
            MICROSOFT,
            "in a few minutes",
            Then.WAITS),
        of(
            "of another tenant than signed in",
            query(q -> q.put("tenant", LoginStandIn.OTHER_TENANT)),
            403,
            "That was another organisation",
            "use one account for both steps",
            Then.WAITS),
        of("no tenant", query(q -> q.remove("tenant")), 400, MISSING, AGAIN, Then.WAITS),
        of("no state", query(q -> q.remove("state")), 400, MISSING, AGAIN, Then.WAITS),
        of("nothing said", query(q -> q.remove("admin_consent")), 403, DENIED, AGAIN, Then.WAITS),
        of("said no", query(q -> q.put("admin_consent", "False")), 403, DENIED, AGAIN, Then.WAITS),
        of(
            "forged state",
            query(q -> q.put("state", forgedState().get("state"))),
            400,
            NOT_ASKED,
            YOURSELF,
            Then.WAITS),
        of("state of the sign-in", b -> b.consent(b.open()), 400, NOT_ASKED, YOURSELF, Then.WAITS),
        of(
            "late",
            late(b -> signedIn(b), TOO_LONG, (b, signedIn) -> b.consent(signedIn)),
            410,
            LATE,
            AGAIN,
            Then.WAITS),
        of(
            "other browser",
            inAnotherBrowser(b -> signedIn(b), (b, signedIn) -> b.consent(signedIn)),
            403,
            OTHER_BROWSER,
            AGAIN,
            Then.WAITS),
        of("twice", b -> b.consent(consented(b)), 409, USED, LOOK, Then.GOES_ON),
        of(
            "by a second administrator",
            ConsentMatrixTest::consentAfterAnother,
            409,
            "Consent was given already",
            "You can close this window",
            Then.GOES_ON),
        of(
            "run abandoned",
            abandoned(b -> signedIn(b), (b, signedIn) -> b.consent(signedIn)),
            409,
            OVER,
            LOOK,
            Then.STAYS_ENDED));
  }

  private static JsonNode consentAfterAnother(SignInBrowser browser) {
    JsonNode second = signedIn(browser);
    String cookie = browser.cookie();
    consented(browser);
    browser.parts.statuses.enter(SUBSCRIPTION, RUN, "VerifyConsent");
    browser.useCookie(cookie);
    return browser.consent(second);
  }

  @ParameterizedTest
  @MethodSource({"links", "signIns", "consents"})
  void saysWhatHappenedAndWhatIsNext(ConsentCase tried) {
    JsonNode page = tried.last().apply(browser);

    assertPage(page, tried.status(), tried.title());
    assertThat(page.path("body").asText())
        .contains("othing was changed", tried.next())
        .doesNotContain("AADSTS", "<script>");
    switch (tried.then()) {
      case WAITS -> assertStillWaits();
      case GOES_ON -> assertThat(browser.parts.stepFunctions.answers).hasSize(1);
      case STAYS_ENDED -> assertStaysEnded();
    }
  }

  /** As a run that nothing has happened to: the current link leads to the end. */
  private void assertStillWaits() {
    assertThat(browser.parts.stepFunctions.answers).isEmpty();
    browser.microsoft.forgetAnswers();
    browser.parts.await("AwaitConsent");
    browser.useLink(browser.parts.invitations.keep(SUBSCRIPTION, RUN, "Ada Lovelace").path());
    assertPage(browser.consent(signedIn(browser)), 200, "Authorization successful");
    assertThat(browser.parts.stepFunctions.answers).hasSize(1);
  }

  private void assertStaysEnded() {
    assertThat(browser.parts.stepFunctions.answers).isEmpty();
    ConnectionStatus status = browser.parts.statuses.find(SUBSCRIPTION);
    assertThat(status.status()).isEqualTo(Status.FAILED);
    assertThat(status.failure()).extracting("code").isEqualTo("Cancelled");
  }
}
