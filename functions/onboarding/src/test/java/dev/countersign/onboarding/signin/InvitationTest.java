package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.SignInBrowser.assertPage;
import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.onboarding.connection.InviteAdministrator;
import dev.countersign.onboarding.run.StoppedRuns;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvitationTest {
  private final SignInBrowser browser = new SignInBrowser();
  private final Parts parts = browser.parts;
  private final InviteAdministrator invite =
      new InviteAdministrator(
          parts.access,
          parts.statuses,
          parts.answers,
          parts.invitations,
          parts.audit,
          parts.publicUrl);

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void saysWhoAsksAndForWhatBeforeAnybodySignsIn() {
    JsonNode page = browser.look();

    assertPage(page, 200, "Connect Microsoft 365 to Countersign");
    assertThat(page.path("body").asText())
        .contains("Ada Lovelace asks", "“Brightwater Instruments”", SUBSCRIPTION)
        .contains("<form method=\"post\"", "Continue to Microsoft");
    assertThat(page.at("/headers/content-security-policy").asText())
        .contains("form-action 'self' " + browser.microsoft.url());
    assertThat(page.path("cookies")).isEmpty();
  }

  @Test
  void lookingUsesNothingUp() {
    browser.look();
    browser.look();

    assertThat(parts.table.queries().list(SUBSCRIPTION, "SIGNIN#")).isEmpty();
    assertThat(browser.open().path("statusCode").asInt()).isEqualTo(302);
  }

  @Test
  void namesOfPeopleAndSubscriptionsAreTextAndNothingElse() {
    parts.subscriptions.replace(
        new Subscription(SUBSCRIPTION, "\"><script>", Events.CALLER, parts.clock.instant()));
    browser.useLink(parts.invitations.replace(SUBSCRIPTION, RUN, "<b>Eve</b>").path());

    assertThat(browser.look().path("body").asText())
        .contains("&lt;b&gt;Eve&lt;/b&gt;", "&quot;&gt;&lt;script&gt;")
        .doesNotContain("<script>", "<b>");
  }

  @Test
  void aNewLinkWorksAndTheOldOneDies() {
    JsonNode answer = Events.call(invite);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(201);
    assertThat(Events.body(answer).path("expiresAt").asText()).isEqualTo("2026-11-30T10:00:00Z");
    assertPage(browser.look(), 410, "There is a newer sign-in link");
    assertPage(browser.open(), 410, "There is a newer sign-in link");
    browser.useLink(Events.body(answer).path("url").asText());
    assertPage(browser.look(), 200, "Connect Microsoft 365 to Countersign");
    assertPage(browser.consent(browser.signIn(browser.open())), 200, "Authorization successful");
  }

  @Test
  void aLinkIsNotValidAfterSevenDays() {
    parts.clock.advance(Duration.ofDays(7));

    assertPage(browser.look(), 410, "This sign-in link has expired");
  }

  @Test
  void nobodyIsInvitedOnceConsentIsGiven() {
    browser.consent(browser.signIn(browser.open()));

    JsonNode answer = Events.call(invite);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("NotWaiting");
  }

  /** A link was made, and the sign-in with it ended at "This onboarding is over". */
  @Test
  void nobodyIsInvitedToARunThatWasStopped() {
    new StoppedRuns(parts.statuses, parts.executions).takeBack(SUBSCRIPTION, RUN);

    JsonNode answer = Events.call(invite);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("TakingBack");
  }

  /** It asked to sign in and to accept, for the minutes until everything was taken back. */
  @Test
  void theLinkOfARunThatWasStoppedLeadsNowhere() {
    JsonNode signedIn = browser.signIn(browser.open());
    new StoppedRuns(parts.statuses, parts.executions).takeBack(SUBSCRIPTION, RUN);

    assertPage(browser.consent(signedIn), 409, "This onboarding is over");
    assertPage(browser.look(), 409, "This onboarding is over");
    assertPage(browser.open(), 409, "This onboarding is over");
    parts.statuses.enter(SUBSCRIPTION, RUN, "UndoProvisioning");
    assertPage(browser.look(), 409, "This onboarding is over");
  }

  /** The way to Microsoft's permission request went on from there. */
  @Test
  void nobodyIsAskedForConsentForARunThatWasStopped() {
    JsonNode opened = browser.open();
    new StoppedRuns(parts.statuses, parts.executions).takeBack(SUBSCRIPTION, RUN);

    assertPage(browser.signIn(opened), 409, "This onboarding is over");
  }

  @Test
  void refusesALinkThatIsNone() {
    assertPage(Events.call(browser.show), 404, "This sign-in link is not valid");
    ObjectNode event = Events.of(ShowInvitation.class);
    ((ObjectNode) event.path("pathParameters")).put("invitation", SUBSCRIPTION + ".é");
    assertPage(Events.call(browser.show, event), 404, "This sign-in link is not valid");
  }
}
