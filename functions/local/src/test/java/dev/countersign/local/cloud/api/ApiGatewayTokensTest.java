package dev.countersign.local.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may call a route: tokens of the issuer, for us and for now, with the scope it demands. */
class ApiGatewayTokensTest {
  private final Gateway gateway = new Gateway();

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void refusesRequestsWithoutAToken() throws Exception {
    HttpResponse<String> response = Gateway.send(gateway.request("/items/1"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(gateway.events).isEmpty();
  }

  @Test
  void refusesTokensThatAreNotForUsOrNotNow() throws Exception {
    assertThat(statusWith(claims().audience("other").build())).isEqualTo(401);
    assertThat(statusWith(claims().issuer("https://other.example").build())).isEqualTo(401);
    assertThat(statusWith(claims().expirationTime(at(0)).build())).isEqualTo(401);
    assertThat(statusWith(claims().notBeforeTime(at(60)).build())).isEqualTo(401);
    assertThat(statusWith(claims().build())).isEqualTo(200);
  }

  @Test
  void refusesTokensOfAnotherKey() throws Exception {
    UserIssuer impostor = new UserIssuer(gateway.issuerListener.address(), gateway.clock);

    assertThat(status(impostor.sign(claims().build()))).isEqualTo(401);
    assertThat(status("not.a.token")).isEqualTo(401);
  }

  @Test
  void aRouteMayDemandAScope() throws Exception {
    assertThat(admin(claims().claim("scope", "read").build())).isEqualTo(403);
    assertThat(admin(claims().claim("scope", "read admin").build())).isEqualTo(200);
  }

  @Test
  void theIssuerGivesTokensThatTheApiTakes() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.issuerListener.address().resolve("/token"))
            .POST(BodyPublishers.ofString("username=ada%40brightwater.example"))
            .build();
    JsonNode token =
        Gateway.JSON.readTree(
            HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());

    assertThat(status(token.path("access_token").asText())).isEqualTo(200);
    assertThat(gateway.events.take().at("/requestContext/authorizer/jwt/claims/sub").asText())
        .isEqualTo("ada@brightwater.example");
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(gateway.issuerListener.address().toString())
        .audience(UserIssuer.AUDIENCE)
        .subject("ada")
        .expirationTime(at(60));
  }

  private Date at(int secondsFromNow) {
    Instant time = gateway.clock.instant().plusSeconds(secondsFromNow);
    return Date.from(time);
  }

  private int statusWith(JWTClaimsSet claims) throws Exception {
    return status(gateway.issuer.sign(claims));
  }

  private int status(String token) throws Exception {
    return Gateway.send(gateway.request("/items/1").header("Authorization", "Bearer " + token))
        .statusCode();
  }

  private int admin(JWTClaimsSet claims) throws Exception {
    return Gateway.send(
            gateway
                .request("/admin")
                .header("Authorization", "Bearer " + gateway.issuer.sign(claims))
                .PUT(BodyPublishers.noBody()))
        .statusCode();
  }
}
