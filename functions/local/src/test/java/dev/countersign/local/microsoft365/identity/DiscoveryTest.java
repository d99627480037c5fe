package dev.countersign.local.microsoft365.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.http.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static final String PATH = "/v2.0/.well-known/openid-configuration";

  private final StandIn standIn = new StandIn();

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void namesMicrosoftAsTheIssuerAndItselfForTheRest() {
    JsonNode configuration = standIn.get("/brightwater.example" + PATH, "").json();

    assertThat(configuration.path("issuer").asText())
        .isEqualTo("https://login.microsoftonline.com/" + StandIn.TENANT + "/v2.0");
    assertThat(configuration.path("jwks_uri").asText())
        .isEqualTo(standIn.services.url() + "/brightwater.example/discovery/v2.0/keys");
  }

  @Test
  void leavesTheIssuersTenantOpenForOrganizations() {
    assertThat(standIn.get("/organizations" + PATH, "").json().path("issuer").asText())
        .isEqualTo("https://login.microsoftonline.com/{tenantid}/v2.0");
  }

  @Test
  void knowsNoOtherTenant() {
    assertThat(standIn.get("/nobody.example" + PATH, "").code()).isEqualTo(90002);
  }

  @Test
  void failsInMicrosoftsShapeWhenToldTo() {
    standIn.services.faults().plan("/organizations", 1, Fault.status(503));

    Answer answer = standIn.get("/organizations" + PATH, "");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.error()).isEqualTo("temporarily_unavailable");
    assertThat(answer.headers().get("content-type"))
        .isEqualTo(List.of("application/json; charset=utf-8"));
  }
}
