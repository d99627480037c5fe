package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.SignInBrowser.assertPage;
import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.onboarding.connection.NextActions;
import dev.countersign.onboarding.device.DeviceCodes;
import dev.countersign.onboarding.device.LastTry;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.LoginStandIn;
import dev.countersign.onboarding.testing.Parts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The browser that gave consent watches; nobody else does. */
class ShowProgressTest {
  private final SignInBrowser browser = new SignInBrowser();
  private final Parts parts = browser.parts;
  private final ShowProgress function =
      new ShowProgress(
          new ProgressSessions(parts.table, parts.clock),
          parts.statuses,
          parts.connectionStore,
          new NextActions(
              parts.answers,
              parts.invitations,
              parts.authorizations,
              parts.deviceCodes,
              parts.records));
  private String cookie;

  @BeforeEach
  void consent() {
    JsonNode page = browser.consent(browser.signIn(browser.open()));
    assertPage(page, 200, "Authorization successful");
    assertThat(page.path("body").asText()).contains("href=\"/progress\"");
    cookie = page.at("/cookies/0").asText();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void theCookieIsForThisPageAloneAndNotInTheTable() {
    assertThat(cookie)
        .startsWith("countersign-progress=" + SUBSCRIPTION + ".")
        .endsWith("; Path=/progress; Max-Age=28800; HttpOnly; Secure; SameSite=Strict");
    String value = cookie.split("[=;]")[1];
    assertThat(parts.table.queries().list(SUBSCRIPTION, "PROGRESS#").toString())
        .doesNotContain(value);
  }

  @Test
  void saysWhatTheOthersDoNow() {
    parts.await("AwaitSyncScope");

    JsonNode page = look();
    assertPage(page, 200, "Connecting Microsoft 365");
    assertThat(page.path("body").asText())
        .contains("<li class=\"done\">Permission given</li>")
        .contains("aria-current=\"step\">Whom to synchronise")
        .contains("chooses, in Connect to Microsoft 365, whose contact data is synchronised");
    assertThat(page.path("body").asText())
        .contains("<noscript><meta http-equiv=\"refresh\" content=\"20\"></noscript>");
  }

  /** Whoever took the account of another organisation saw nowhere which one had accepted. */
  @Test
  void saysWhichOrganisationHasAccepted() {
    assertThat(look().path("body").asText()).doesNotContain("Organisation:");
    parts.consented(LoginStandIn.TENANT);

    assertThat(look().path("body").asText())
        .contains("<p>Organisation: Brightwater Instruments (brightwater.onmicrosoft.com)</p>");
  }

  @Test
  void showsTheCodeWithAButtonThatCopiesIt() throws Exception {
    enterCode();

    JsonNode page = look();
    String body = page.path("body").asText();
    assertThat(body)
        .contains("<code id=\"code\">ABCD&lt;123</code>", "Copy code")
        .contains("href=\"https://microsoft.example/devicelogin\" target=\"_blank\"")
        .contains("rel=\"noopener noreferrer\">Authorize<")
        .contains("<div id=\"steps\">", "<div id=\"next\" role=\"status\">");
    String script = body.replaceAll("(?s).*<script>(.*)</script>.*", "$1");
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    assertThat(page.at("/headers/content-security-policy").asText())
        .contains("default-src 'none';")
        .contains(
            "script-src 'sha256-%s'; connect-src 'self';"
                .formatted(Base64.getEncoder().encodeToString(hash)));
  }

  @Test
  void saysHowItEnded() {
    parts.await("MarkConnected");
    parts.statuses.connected(SUBSCRIPTION, RUN);
    assertPage(look(), 200, "Connected");
    assertThat(look().path("body").asText())
        .doesNotContain("refresh", "<script")
        .contains("15 to 60 minutes");
  }

  @Test
  void saysWhyItFailed() {
    parts.await("CheckRoles");
    parts.statuses.failed(
        SUBSCRIPTION, RUN, new FailureReason("RolesMissing", "A role is missing.", "CheckRoles"));
    JsonNode page = look();
    assertPage(page, 409, "That did not work");
    assertThat(page.path("body").asText())
        .contains("A role is missing.", "Whoever invited you")
        .doesNotContain("stays connected");
  }

  @Test
  void saysThatWhatWasConnectedBeforeStillIs() {
    parts.statuses.connected(SUBSCRIPTION, RUN);
    parts.statuses.begin(SUBSCRIPTION, RUN);
    parts.statuses.takenBack(
        SUBSCRIPTION, RUN, new FailureReason("RolesMissing", "A role is missing.", "CheckRoles"));

    JsonNode page = look();
    assertPage(page, 409, "That did not work");
    assertThat(page.path("body").asText()).contains("stays connected as it was before");
  }

  @Test
  void anotherBrowserSeesNothing() {
    enterCode();
    cookie = cookie.replaceFirst("\\..*?;", "." + "x".repeat(43) + ";");
    assertPage(look(), 403, "Nothing to see in this browser");
    cookie = "countersign-progress=é;";
    assertPage(look(), 403, "Nothing to see in this browser");
    cookie = "other=1;";
    assertPage(look(), 403, "Nothing to see in this browser");
  }

  @Test
  void anotherRunIsNotShown() {
    parts.statuses.failed(
        SUBSCRIPTION, RUN, new FailureReason("Cancelled", "Cancelled.", "AwaitConsent"));
    parts.statuses.begin(SUBSCRIPTION, "run2");
    assertPage(look(), 409, "This onboarding is over");
  }

  @Test
  void afterEightHoursNothingIsShown() {
    parts.clock.advance(Duration.ofHours(8));
    assertPage(look(), 403, "Nothing to see in this browser");
  }

  /** The run ended with the first wrong account, or the first "no". */
  @Test
  void saysWhyThereIsAnotherCode() {
    enterCode(new LastTry("WrongTenant", "That was <another> organisation."));

    assertThat(look().path("body").asText())
        .contains("class=\"notice\">That was &lt;another&gt; organisation. Here is a new code.</p>")
        .contains("<code id=\"code\">ABCD&lt;123</code>");
  }

  private void enterCode() {
    enterCode(null);
  }

  private void enterCode(@Nullable LastTry lastTry) {
    parts.await("PollDeviceCode");
    parts.deviceCodes.keep(
        SUBSCRIPTION,
        RUN,
        new DeviceCodes.Pair(
            "device", "ABCD<123", "https://microsoft.example/devicelogin", 5, lastTry),
        Duration.ofMinutes(15));
  }

  private JsonNode look() {
    ObjectNode event = Events.of(ShowProgress.class);
    event.putArray("cookies").add(cookie.split(";")[0]);
    return Events.call(function, event);
  }
}
