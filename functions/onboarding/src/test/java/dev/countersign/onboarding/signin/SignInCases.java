package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.ConsentCase.TOO_LONG;
import static dev.countersign.onboarding.signin.ConsentCase.abandoned;
import static dev.countersign.onboarding.signin.ConsentCase.claims;
import static dev.countersign.onboarding.signin.ConsentCase.error;
import static dev.countersign.onboarding.signin.ConsentCase.forgedState;
import static dev.countersign.onboarding.signin.ConsentCase.inAnotherBrowser;
import static dev.countersign.onboarding.signin.ConsentCase.late;
import static dev.countersign.onboarding.signin.Told.AGAIN;
import static dev.countersign.onboarding.signin.Told.LATE;
import static dev.countersign.onboarding.signin.Told.LOOK;
import static dev.countersign.onboarding.signin.Told.MICROSOFT;
import static dev.countersign.onboarding.signin.Told.NOT_ASKED;
import static dev.countersign.onboarding.signin.Told.OTHER_BROWSER;
import static dev.countersign.onboarding.signin.Told.OVER;
import static dev.countersign.onboarding.signin.Told.UNCONFIRMED;
import static dev.countersign.onboarding.signin.Told.USED;
import static dev.countersign.onboarding.signin.Told.YOURSELF;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.onboarding.signin.ConsentCase.Then;
import dev.countersign.onboarding.testing.LoginStandIn;
import java.util.Date;
import java.util.stream.Stream;

/** Sign-ins that do not lead to a consent. */
final class SignInCases {
  private SignInCases() {}

  static Stream<ConsentCase> all() {
    return Stream.of(
        new ConsentCase(
            "cancelled",
            b -> b.signInCallback(error(b.open(), "access_denied")),
            403,
            "You did not sign in",
            "sign in as a Global Administrator",
            Then.WAITS),
        new ConsentCase(
            "not served by Microsoft",
            b -> b.signInCallback(error(b.open(), "temporarily_unavailable")),
            503,
            MICROSOFT,
            "in a few minutes",
            Then.WAITS),
        new ConsentCase(
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
        new ConsentCase(
            "late",
            late(b -> b.open(), TOO_LONG, (b, o) -> b.signIn(o)),
            410,
            LATE,
            AGAIN,
            Then.WAITS),
        new ConsentCase(
            "forged state",
            b -> b.signInCallback(forgedState()),
            400,
            NOT_ASKED,
            YOURSELF,
            Then.WAITS),
        new ConsentCase(
            "other browser",
            inAnotherBrowser(b -> b.open(), (b, opened) -> b.signIn(opened)),
            403,
            OTHER_BROWSER,
            AGAIN,
            Then.WAITS),
        new ConsentCase(
            "forged code", SignInCases::forgedCode, 403, UNCONFIRMED, AGAIN, Then.WAITS),
        new ConsentCase(
            "forged signature", b -> b.signInForged(b.open()), 403, UNCONFIRMED, AGAIN, Then.WAITS),
        ofClaims("another nonce", "nonce", "of another sign-in"),
        ofClaims("another issuer", "iss", "https://login.example/" + LoginStandIn.TENANT + "/v2.0"),
        ofClaims("a tid that the issuer is not", "tid", LoginStandIn.OTHER_TENANT),
        ofClaims("another app's token", "aud", "another-app"),
        ofClaims("an expired token", "exp", new Date(0)),
        new ConsentCase(
            "run abandoned",
            abandoned(b -> b.open(), (b, opened) -> b.signIn(opened)),
            409,
            OVER,
            LOOK,
            Then.STAYS_ENDED));
  }

  private static ConsentCase ofClaims(String name, String claim, Object value) {
    return new ConsentCase(
        name, claims(c -> c.claim(claim, value)), 403, UNCONFIRMED, AGAIN, Then.WAITS);
  }

  private static JsonNode forgedCode(SignInBrowser browser) {
    JsonNode opened = browser.open();
    browser.microsoft.refuse("invalid_grant", 70008);
    return browser.signInCallback(SignInBrowser.code(opened));
  }
}
