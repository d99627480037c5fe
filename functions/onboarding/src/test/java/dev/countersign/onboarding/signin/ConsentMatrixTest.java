package dev.countersign.onboarding.signin;

import static dev.countersign.onboarding.signin.ConsentCase.signedIn;
import static dev.countersign.onboarding.signin.SignInBrowser.assertPage;
import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that may come instead of an honest consent: what the browser is told, what it is
 * advised to do, and what becomes of the run. docs/security.md has it as a table.
 */
class ConsentMatrixTest {
  private final SignInBrowser browser = new SignInBrowser();

  @AfterEach
  void stop() {
    browser.close();
  }

  static Stream<ConsentCase> cases() {
    return Stream.of(LinkCases.all(), SignInCases.all(), AnswerCases.all()).flatMap(cases -> cases);
  }

  @ParameterizedTest
  @MethodSource("cases")
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
