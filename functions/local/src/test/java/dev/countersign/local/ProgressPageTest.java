package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.identity.browser.Page;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page on which the administrator follows a run, as the running deployment serves it. */
class ProgressPageTest {
  private final LocalDeployment deployment = Deployments.start();
  private final Customer customer = Customer.subscribed(deployment);
  private final URI progress = deployment.cloud().endpoints().api().resolve("/progress");

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void leadsTheBrowserThatConsentedToTheEnd() {
    Page accepted =
        customer
            .administrator()
            .accept(URI.create(customer.onboarding().start(customer.subscriptionId())));
    assertThat(link(accepted, "Follow the progress")).isEqualTo(progress.toString());
    customer.awaitAction("CHOOSE_SYNC_SCOPE");
    assertThat(look().text()).contains("Whoever invited you now chooses");

    JsonNode next = customer.onboarding().chooseScopes(customer.subscriptionId());
    Page code = look();
    assertThat(document(code).select("#next code").text())
        .isEqualTo(next.path("userCode").asText());
    assertThat(link(code, "Authorize (opens a new tab)"))
        .isEqualTo(next.path("verificationUri").asText());
    assertThat(document(code).select("li[aria-current=step]").text())
        .isEqualTo("Authorising Exchange Online");
    assertThatNothingIsLoadedFromAnywhere(code);

    customer.onboarding().authorize(next);
    customer.awaitStatus("CONNECTED");
    assertThat(look().title()).startsWith("Connected");
  }

  @Test
  void showsNothingInAnotherBrowser() {
    customer.consentAndChoose();

    Page page =
        new AutomaticAdministrator(SampleOrganization.BRIGHTWATER_ADMINISTRATOR).accept(progress);

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.title()).contains("Nothing to see in this browser");
  }

  private Page look() {
    Page page = customer.administrator().accept(progress);
    assertThat(page.status()).isEqualTo(200);
    return page;
  }

  private static void assertThatNothingIsLoadedFromAnywhere(Page page) {
    assertThat(document(page).select("[src], link, iframe, object, form")).isEmpty();
    assertThat(document(page).select("script")).hasSize(1);
  }

  private static String link(Page page, String text) {
    return document(page).select("a").stream()
        .filter(link -> link.text().equals(text))
        .findFirst()
        .orElseThrow()
        .absUrl("href");
  }

  private static Document document(Page page) {
    return Jsoup.parse(page.body(), page.url().toString());
  }
}
