package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.identity.browser.Page;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser is shown that comes with something wrong. */
class BrowserErrorsTest {
  private static LocalDeployment deployment;
  private static Customer customer;
  private static String link;
  private static final List<URI> VISITED = new CopyOnWriteArrayList<>();
  private AutomaticAdministrator stranger;

  @BeforeAll
  static void signInOnce() {
    deployment = Deployments.start();
    customer = Customer.subscribed(deployment, step -> VISITED.add(step.url()));
    link = customer.onboarding().start(customer.subscriptionId());
    customer.onboarding().consent(link);
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @BeforeEach
  void openAnotherBrowser() {
    stranger = new AutomaticAdministrator(SampleOrganization.BRIGHTWATER_ADMINISTRATOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/signin/unknown | 404 | This sign-in link is not valid",
        "/signin/abcdefghij23.xyz | 404 | This sign-in link is not valid",
        "/signin/callback | 400 | Something is missing",
        "/signin/callback?code=x | 400 | Something is missing",
        "/signin/callback?code=x&state=forged | 400 | We did not ask for this answer",
        "/signin/callback?code=x&state=abcdefghij23.forged | 400 | We did not ask for this answer",
        "/signin/callback?error=access_denied | 403 | You did not sign in",
        "/consent/callback | 400 | Something is missing",
        "/consent/callback?tenant=x&admin_consent=True | 400 | Something is missing",
        "/consent/callback?tenant=x&state=a&admin_consent=True | 400"
            + " | We did not ask for this answer",
        "/progress | 403 | Nothing to see in this browser",
        "/consent/callback?error=server_error&admin_consent=True | 503 | Microsoft could not go on",
        "/authorization/unknown | 404 | This link is not valid",
        "/authorization/callback | 400 | Something is missing",
        "/authorization/callback?code=x&state=forged | 400 | We did not ask for this answer",
        "/authorization/callback?error=access_denied | 403 | Exchange Online was not authorised",
        "/consent/callback?error=access_denied&admin_consent=True | 403 | Consent was not given"
      })
  void isToldWhatIsWrong(String path, int status, String title) {
    Page page = stranger.accept(deployment.cloud().endpoints().api().resolve(path));

    assertThat(page.status()).isEqualTo(status);
    assertThat(page.title()).contains(title);
    assertThat(page.text()).contains("othing was changed");
  }

  @Test
  void anInvitationWorksOnce() {
    Page page = stranger.accept(URI.create(link));

    assertThat(page.status()).isEqualTo(410);
    assertThat(page.title()).contains("This sign-in link was used already");
  }

  @ParameterizedTest
  @CsvSource({"/signin/callback", "/consent/callback"})
  void anAnswerCountsOnceEvenInItsOwnBrowser(String path) {
    URI answer =
        VISITED.stream().filter(url -> url.getPath().equals(path)).findFirst().orElseThrow();

    Page again = customer.administrator().accept(answer);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.title()).contains("This answer was used already");
    assertThat(customer.connection().path("status").asText()).isEqualTo("IN_PROGRESS");
  }
}
