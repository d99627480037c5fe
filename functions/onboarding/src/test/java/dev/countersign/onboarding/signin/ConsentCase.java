package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.SignInBrowser.CLIENT;
import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What may come instead of an honest consent.
 *
 * @param last what a browser does at the end
 * @param next a part of what it is advised to do
 */
record ConsentCase(
    String name,
    Function<SignInBrowser, JsonNode> last,
    int status,
    String title,
    String next,
    Then then) {

  /** Longer than a sign-in, or an answer about consent, may take. */
  static final Duration TOO_LONG = Duration.ofMinutes(15);

  /** What becomes of the run. */
  enum Then {
    /** Nobody has answered it, and an honest consent is still taken. */
    WAITS,
    /** It has got its one answer before. */
    GOES_ON,
    /** Ended before, for its own reason. */
    STAYS_ENDED
  }

  /** Where an honest sign-in leads. */
  static JsonNode signedIn(SignInBrowser browser) {
    return browser.signIn(browser.open());
  }

  /** An honest consent; returns what led there. */
  static JsonNode consented(SignInBrowser browser) {
    JsonNode signedIn = signedIn(browser);
    browser.consent(signedIn);
    return signedIn;
  }

  /** As Microsoft sends a browser back that it does not serve. */
  static Map<String, String> error(JsonNode redirect, String error) {
    return Map.of(
        "admin_consent",
        "True",
        "error",
        error,
        "error_description",
        "AADSTS65004: <script>",
        "state",
        SignInBrowser.query(redirect).getOrDefault("state", ""));
  }

  /** An answer with a state that we did not give out. */
  static Map<String, String> forgedState() {
    return Map.of("code", "the-code", "state", SUBSCRIPTION + "." + "A".repeat(43));
  }

  /** A sign-in whose ID token is of Microsoft, but for this change. */
  static Function<SignInBrowser, JsonNode> claims(Consumer<JWTClaimsSet.Builder> change) {
    return browser -> {
      JsonNode opened = browser.open();
      String nonce = SignInBrowser.query(opened).getOrDefault("nonce", "");
      JWTClaimsSet.Builder claims = browser.microsoft.claims(CLIENT).claim("nonce", nonce);
      change.accept(claims);
      return browser.signIn(opened, claims);
    };
  }

  /** A consent whose parameters are honest, but for this change. */
  static Function<SignInBrowser, JsonNode> query(Consumer<Map<String, String>> change) {
    return browser -> {
      Map<String, String> query = SignInBrowser.consentQuery(signedIn(browser));
      change.accept(query);
      return browser.consentCallback(query);
    };
  }

  /** First one thing, then time passes. */
  static Function<SignInBrowser, JsonNode> late(
      Function<SignInBrowser, JsonNode> first, Duration time, Step then) {
    return after(first, browser -> browser.parts.clock.advance(time), then);
  }

  static Function<SignInBrowser, JsonNode> inAnotherBrowser(
      Function<SignInBrowser, JsonNode> first, Step then) {
    return after(first, browser -> browser.useCookie("countersign-session=another"), then);
  }

  static Function<SignInBrowser, JsonNode> abandoned(
      Function<SignInBrowser, JsonNode> first, Step then) {
    return after(first, ConsentCase::abandon, then);
  }

  private static Function<SignInBrowser, JsonNode> after(
      Function<SignInBrowser, JsonNode> first, Consumer<SignInBrowser> meanwhile, Step then) {
    return browser -> {
      JsonNode led = first.apply(browser);
      meanwhile.accept(browser);
      return then.take(browser, led);
    };
  }

  /** What a browser does with where it was led. */
  @FunctionalInterface
  interface Step {
    JsonNode take(SignInBrowser browser, JsonNode led);
  }

  /** As a run ends that somebody stops. */
  private static void abandon(SignInBrowser browser) {
    browser.parts.runEnd.clear(SUBSCRIPTION, RUN);
    browser.parts.statuses.failed(
        SUBSCRIPTION, RUN, new FailureReason("Cancelled", "It was stopped.", "AwaitConsent"));
  }

  @Override
  public String toString() {
    return name;
  }
}
