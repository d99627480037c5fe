package dev.countersign.local.microsoft365.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.identity.browser.Page;
import dev.countersign.local.microsoft365.identity.browser.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminConsentTest {
  private final StandIn standIn = new StandIn();

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void tellsTheApplicationWhichTenantGrantedWhat() {
    Page page = administrator().accept(standIn.adminConsentUrl(StandIn.TENANT, "s 1"));

    assertThat(page.text()).isEqualTo("Authorization successful");
    Parameters received = standIn.application.received();
    assertThat(received.get("admin_consent")).isEqualTo("True");
    assertThat(received.get("tenant")).isEqualTo(StandIn.TENANT);
    assertThat(received.get("state")).isEqualTo("s 1");
    assertThat(received.get("scope")).contains("https://graph.microsoft.com/User.Read.All");
    assertThat(received.get("error")).isNull();
  }

  @Test
  void saysAdminConsentOnARefusalToo() {
    administrator().declineAdminConsent(standIn.adminConsentUrl(StandIn.TENANT, "s 1"));

    Parameters received = standIn.application.received();
    assertThat(received.get("admin_consent")).isEqualTo("True");
    assertThat(received.get("error")).isEqualTo("consent_required");
    assertThat(received.get("error_description")).contains("AADSTS65004");
    assertThat(received.get("state")).isEqualTo("s 1");
    assertThat(received.get("tenant")).isNull();
    assertThat(standIn.token(StandIn.TENANT, standIn.clientCredentials()).code()).isEqualTo(700016);
  }

  @Test
  void isNotForPeopleWhoAreNotGlobalAdministrators() {
    Page page =
        new AutomaticAdministrator("z.miller@brightwater.example")
            .accept(standIn.adminConsentUrl(StandIn.TENANT, "s"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Need admin approval");
  }

  @Test
  void isNotForAdministratorsOfAnotherTenant() {
    Page page =
        new AutomaticAdministrator("ada.admin@foxglove.example")
            .accept(standIn.adminConsentUrl(StandIn.TENANT, "s"));

    assertThat(page.text()).contains("AADSTS50020");
  }

  @Test
  void isNotForTheCommonEndpointNorForUnknownTenants() {
    assertThat(administrator().accept(standIn.adminConsentUrl("common", "s")).text())
        .contains("AADSTS90009");
    assertThat(administrator().accept(standIn.adminConsentUrl("nobody.example", "s")).text())
        .contains("AADSTS90002");
  }

  @Test
  void asksForNoAccountTwiceInOneBrowser() {
    List<Step> steps = new ArrayList<>();
    AutomaticAdministrator administrator =
        new AutomaticAdministrator(StandIn.ADMINISTRATOR, steps::add);
    administrator.accept(standIn.adminConsentUrl(StandIn.TENANT, "1"));
    steps.clear();

    administrator.accept(standIn.adminConsentUrl(StandIn.TENANT, "2"));

    assertThat(steps)
        .extracting(step -> step.url().getPath())
        .containsExactly(
            "/" + StandIn.TENANT + "/v2.0/adminconsent", "/common/Consent/Set", "/callback");
  }

  @Test
  void holdsForTheTenantThatGaveItAlone() {
    standIn.consent();
    String foxglove = standIn.foxglove.tenantId();
    var form = new HashMap<>(standIn.clientCredentials());
    form.put("client_assertion", standIn.assertion(foxglove));

    assertThat(standIn.token(foxglove, form).error()).isEqualTo("unauthorized_client");
  }

  @Test
  void endsWhenTheAdministratorRemovesTheApplication() throws Exception {
    standIn.consent();
    Answer before = standIn.token(StandIn.TENANT, standIn.clientCredentials());
    standIn.services.identity().consents().revoke(StandIn.TENANT, StandIn.CLIENT_ID);

    assertThat(
            SignedJWT.parse(before.json().path("access_token").asText())
                .getJWTClaimsSet()
                .getStringListClaim("roles"))
        .contains("User.Read.All");
    assertThat(standIn.token(StandIn.TENANT, standIn.clientCredentials()).error())
        .isEqualTo("unauthorized_client");
  }

  private static AutomaticAdministrator administrator() {
    return new AutomaticAdministrator(StandIn.ADMINISTRATOR);
  }
}
