package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.identity.browser.Page;
import dev.countersign.local.microsoft365.identity.browser.Step;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consents that a browser's answer alone does not show to be wrong: the run finds out. */
class ConsentEndToEndTest {
  private final LocalDeployment deployment = Deployments.impatient();
  private Customer customer;
  private String link;

  @BeforeEach
  void start() {
    customer = Customer.subscribed(deployment);
    link = customer.onboarding().start(customer.subscriptionId());
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  /** Everything about the redirect is right, but at Microsoft nobody has accepted anything. */
  @Test
  void aConsentThatWasNeverGivenFailsTheRun() {
    List<Step> steps = new CopyOnWriteArrayList<>();
    AutomaticAdministrator noAdministrator =
        new AutomaticAdministrator("z.miller@brightwater.example", steps::add);
    assertThat(noAdministrator.accept(URI.create(link)).text()).contains("Need admin approval");
    URI asked = last(steps, "/v2.0/adminconsent");
    Remains left = new Remains(deployment, customer.subscriptionId());

    noAdministrator.accept(forged(asked));

    JsonNode failure = customer.awaitStatus("FAILED").path("failure");
    assertThat(failure.path("code").asText()).isEqualTo("PermissionNotGranted");
    assertThat(failure.path("step").asText()).isEqualTo("VerifyConsent");
    assertThat(failure.path("message").asText()).contains("accept the permission request");
    left.assertNothing();
  }

  @Test
  void anOrganisationBelongsToOneSubscription() {
    customer.onboarding().consent(link);
    customer.awaitAction("CHOOSE_SYNC_SCOPE");
    Customer second = Customer.subscribed(deployment);

    second.onboarding().consent(second.onboarding().start(second.subscriptionId()));

    JsonNode failure = second.awaitStatus("FAILED").path("failure");
    assertThat(failure.path("code").asText()).isEqualTo("TenantTaken");
    assertThat(failure.path("message").asText()).contains("Disconnect it there first");
    assertThat(customer.connection().at("/next/action").asText()).isEqualTo("CHOOSE_SYNC_SCOPE");
  }

  @Test
  void aLinkOfARunThatWasStoppedSaysSo() {
    customer.disconnect("");

    Page page = customer.administrator().accept(URI.create(link));

    assertThat(page.status()).isEqualTo(409);
    assertThat(page.title()).contains("This onboarding is over");
  }

  private static URI last(List<Step> steps, String path) {
    return steps.stream()
        .map(Step::url)
        .filter(url -> url.getPath().endsWith(path))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /** As Microsoft sends a browser back that has accepted. */
  private URI forged(URI asked) {
    String state = Parameters.parse(asked.getRawQuery()).get("state");
    return deployment
        .cloud()
        .endpoints()
        .api()
        .resolve(
            "/consent/callback?admin_consent=True&tenant="
                + deployment.organization().tenantId()
                + "&state="
                + state);
  }
}
