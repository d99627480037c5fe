package dev.countersign.local.microsoft365;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.core.ManualClock;
import dev.countersign.local.microsoft365.EntraAndGraph.Options;
import dev.countersign.local.microsoft365.graph.GraphOptions;
import dev.countersign.local.microsoft365.identity.AppRegistration;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.organization.Organization;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The stand-in with two organisations and our application, and what tests do with it. */
public final class StandIn implements AutoCloseable {
  public static final String CLIENT_ID = "11111111-2222-4333-8444-555555555555";
  public static final String TENANT = SampleOrganization.BRIGHTWATER_TENANT_ID;
  public static final String ADMINISTRATOR = SampleOrganization.BRIGHTWATER_ADMINISTRATOR;

  /** One key for all tests: making one takes a while. */
  public static final TestCertificate CERTIFICATE = TestCertificate.create();

  public final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T09:00:00Z"));
  public final Organization brightwater = SampleOrganization.brightwater();
  public final Organization foxglove = SampleOrganization.foxglove();
  public final TestApplication application = new TestApplication();
  public final EntraAndGraph services;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  public StandIn() {
    this(GraphOptions.defaults());
  }

  public StandIn(GraphOptions graph) {
    this(graph, application -> application.withGraphPermission("Domain.ReadWrite.All"));
  }

  /**
   * @param change changes our application, which has the permissions of the first consent
   */
  public StandIn(GraphOptions graph, UnaryOperator<AppRegistration> change) {
    AppRegistration registration =
        change.apply(
            AppRegistration.countersign(
                CLIENT_ID, Set.of(application.callback().toString()), CERTIFICATE.certificate()));
    services =
        new EntraAndGraph(
            new Options(
                List.of(brightwater, foxglove),
                List.of(registration),
                graph,
                Duration.ofSeconds(5),
                clock,
                0));
  }

  public URI url(String pathAndQuery) {
    return URI.create(services.url() + pathAndQuery);
  }

  /** Consents as the administrator does, in a browser. */
  public void consent() {
    new AutomaticAdministrator(ADMINISTRATOR).accept(adminConsentUrl(TENANT, "s"));
  }

  public URI adminConsentUrl(String tenant, String state) {
    return url(
        "/%s/v2.0/adminconsent?%s"
            .formatted(
                tenant,
                form(
                    Map.of(
                        "client_id",
                        CLIENT_ID,
                        "scope",
                        "https://graph.microsoft.com/.default",
                        "redirect_uri",
                        application.callback().toString(),
                        "state",
                        state))));
  }

  /** An app-only token for Graph. */
  public String graphToken() {
    return token(TENANT, clientCredentials()).json().path("access_token").asText();
  }

  public Map<String, String> clientCredentials() {
    return Map.of(
        "grant_type", "client_credentials",
        "client_id", CLIENT_ID,
        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion", assertion(TENANT),
        "scope", "https://graph.microsoft.com/.default");
  }

  public JWTClaimsSet.Builder assertionClaims(String tenant) {
    return new JWTClaimsSet.Builder()
        .issuer(CLIENT_ID)
        .subject(CLIENT_ID)
        .audience("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token")
        .jwtID(UUID.randomUUID().toString())
        .notBeforeTime(Date.from(clock.instant()))
        .expirationTime(Date.from(clock.instant().plusSeconds(600)));
  }

  public String assertion(String tenant) {
    return signed(assertionClaims(tenant).build(), CERTIFICATE);
  }

  public String signed(JWTClaimsSet claims, TestCertificate by) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      Base64URL thumbprint =
          Base64URL.encode(sha256.digest(CERTIFICATE.certificate().getEncoded()));
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.PS256).x509CertSHA256Thumbprint(thumbprint).build();
      SignedJWT jwt = new SignedJWT(header, claims);
      jwt.sign(new RSASSASigner(by.key()));
      return jwt.serialize();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public Answer token(String tenant, Map<String, String> form) {
    return post("/" + tenant + "/oauth2/v2.0/token", form);
  }

  public Answer post(String path, Map<String, String> form) {
    return send(
        HttpRequest.newBuilder(url(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(form))));
  }

  /** Reads from Graph with the header that advanced queries need. */
  public Answer get(String path, String token) {
    return get(path, token, Map.of("ConsistencyLevel", "eventual"));
  }

  public Answer get(String path, String token, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(path.replace(" ", "%20").replace("\"", "%22")))
            .header("Authorization", "Bearer " + token);
    headers.forEach(request::header);
    return send(request);
  }

  public Answer send(String method, String path, String token, String body) {
    return send(
        HttpRequest.newBuilder(url(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      String body = response.body();
      JsonNode node = json.readTree(body.startsWith("{") ? body : "{}");
      return new Answer(response.statusCode(), response.headers().map(), node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    services.close();
    application.close();
  }

  /** An answer to a program. */
  public record Answer(int status, Map<String, List<String>> headers, JsonNode json) {
    public String error() {
      return json.path("error").asText();
    }

    public int code() {
      return json.path("error_codes").path(0).asInt();
    }

    public String graphError() {
      return json.path("error").path("code").asText();
    }

    public JsonNode value() {
      return json.path("value");
    }
  }
}
