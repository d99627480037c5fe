package dev.countersign.local.microsoft365.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.local.microsoft365.StandIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Microsoft's own client library takes the stand-in for the real service. */
class MsalTest {
  private final StandIn standIn = new StandIn();

  @BeforeEach
  void meetTheClockOfTheLibrary() {
    standIn.clock.advance(Duration.between(standIn.clock.instant(), Instant.now()));
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void getsAnAppOnlyTokenForATenantThatConsented() throws Exception {
    standIn.consent();

    IAuthenticationResult result = acquire();

    SignedJWT token = SignedJWT.parse(result.accessToken());
    assertThat(token.getJWTClaimsSet().getStringListClaim("roles"))
        .containsExactlyInAnyOrder(
            "User.Read.All",
            "GroupMember.Read.All",
            "Organization.Read.All",
            "Domain.ReadWrite.All");
    assertThat(token.getJWTClaimsSet().getStringClaim("tid")).isEqualTo(StandIn.TENANT);
    assertThat(result.expiresOnDate()).isAfter(new Date());
  }

  @Test
  void getsNoneForATenantThatDidNot() {
    assertThatThrownBy(this::acquire)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            MsalServiceException.class,
            e -> assertThat(e.errorCode()).isEqualTo("unauthorized_client"))
        .hasMessageContaining("AADSTS700016");
  }

  private IAuthenticationResult acquire() throws Exception {
    var credential =
        ClientCredentialFactory.createFromCertificate(
            StandIn.CERTIFICATE.key(), StandIn.CERTIFICATE.certificate());
    ConfidentialClientApplication application =
        ConfidentialClientApplication.builder(StandIn.CLIENT_ID, credential)
            .authority("https://login.microsoftonline.com/" + StandIn.TENANT)
            .instanceDiscovery(false)
            .httpClient(new LoopbackClient(standIn.services.url()))
            .build();
    var parameters =
        ClientCredentialParameters.builder(Set.of("https://graph.microsoft.com/.default")).build();
    return application.acquireToken(parameters).get();
  }

  /** Sends what is for login.microsoftonline.com to the stand-in. */
  private record LoopbackClient(URI base) implements IHttpClient {
    @Override
    public IHttpResponse send(HttpRequest request) throws Exception {
      assertThat(request.url().getHost()).isEqualTo("login.microsoftonline.com");
      var builder = java.net.http.HttpRequest.newBuilder(base.resolve(request.url().getFile()));
      request.headers().forEach(builder::header);
      if (request.httpMethod() == HttpMethod.POST) {
        builder.POST(BodyPublishers.ofString(request.body()));
      }
      var answer = HttpClient.newHttpClient().send(builder.build(), BodyHandlers.ofString());
      HttpResponse response = new HttpResponse();
      response.statusCode(answer.statusCode()).body(answer.body());
      response.addHeaders(answer.headers().map());
      return response;
    }
  }
}
