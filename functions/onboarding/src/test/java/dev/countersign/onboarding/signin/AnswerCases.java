package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.ConsentCase.TOO_LONG;
import static dev.countersign.onboarding.signin.ConsentCase.abandoned;
import static dev.countersign.onboarding.signin.ConsentCase.consented;
import static dev.countersign.onboarding.signin.ConsentCase.error;
import static dev.countersign.onboarding.signin.ConsentCase.forgedState;
import static dev.countersign.onboarding.signin.ConsentCase.inAnotherBrowser;
import static dev.countersign.onboarding.signin.ConsentCase.late;
import static dev.countersign.onboarding.signin.ConsentCase.query;
import static dev.countersign.onboarding.signin.ConsentCase.signedIn;
import static dev.countersign.onboarding.signin.Told.AGAIN;
import static dev.countersign.onboarding.signin.Told.DENIED;
import static dev.countersign.onboarding.signin.Told.LATE;
import static dev.countersign.onboarding.signin.Told.LOOK;
import static dev.countersign.onboarding.signin.Told.MICROSOFT;
import static dev.countersign.onboarding.signin.Told.MISSING;
import static dev.countersign.onboarding.signin.Told.NOT_ASKED;
import static dev.countersign.onboarding.signin.Told.OTHER_BROWSER;
import static dev.countersign.onboarding.signin.Told.OVER;
import static dev.countersign.onboarding.signin.Told.USED;
import static dev.countersign.onboarding.signin.Told.YOURSELF;
import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.onboarding.signin.ConsentCase.Then;
import dev.countersign.onboarding.testing.LoginStandIn;
import java.util.stream.Stream;

/** Answers to the question for consent that are none, or not of this run. */
final class AnswerCases {
  private AnswerCases() {}

  static Stream<ConsentCase> all() {
    return Stream.of(
        new ConsentCase(
            "denied",
            b -> b.consentCallback(error(signedIn(b), "access_denied")),
            403,
            DENIED,
            "accept as a Global Administrator",
            Then.WAITS),
        new ConsentCase(
            "not served by Microsoft",
            b -> b.consentCallback(error(signedIn(b), "server_error")),
            503,
            MICROSOFT,
            "in a few minutes",
            Then.WAITS),
        new ConsentCase(
            "of another tenant than signed in",
            query(q -> q.put("tenant", LoginStandIn.OTHER_TENANT)),
            403,
            "That was another organisation",
            "use one account for both steps",
            Then.WAITS),
        new ConsentCase(
            "no tenant", query(q -> q.remove("tenant")), 400, MISSING, AGAIN, Then.WAITS),
        new ConsentCase("no state", query(q -> q.remove("state")), 400, MISSING, AGAIN, Then.WAITS),
        new ConsentCase(
            "nothing said", query(q -> q.remove("admin_consent")), 403, DENIED, AGAIN, Then.WAITS),
        new ConsentCase(
            "said no", query(q -> q.put("admin_consent", "False")), 403, DENIED, AGAIN, Then.WAITS),
        new ConsentCase(
            "forged state",
            query(q -> q.put("state", forgedState().get("state"))),
            400,
            NOT_ASKED,
            YOURSELF,
            Then.WAITS),
        new ConsentCase(
            "state of the sign-in", b -> b.consent(b.open()), 400, NOT_ASKED, YOURSELF, Then.WAITS),
        new ConsentCase(
            "late",
            late(b -> signedIn(b), TOO_LONG, (b, signedIn) -> b.consent(signedIn)),
            410,
            LATE,
            AGAIN,
            Then.WAITS),
        new ConsentCase(
            "other browser",
            inAnotherBrowser(b -> signedIn(b), (b, signedIn) -> b.consent(signedIn)),
            403,
            OTHER_BROWSER,
            AGAIN,
            Then.WAITS),
        new ConsentCase("twice", b -> b.consent(consented(b)), 409, USED, LOOK, Then.GOES_ON),
        new ConsentCase(
            "by a second administrator",
            AnswerCases::consentAfterAnother,
            409,
            "Consent was given already",
            "You can close this window",
            Then.GOES_ON),
        new ConsentCase(
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
}
