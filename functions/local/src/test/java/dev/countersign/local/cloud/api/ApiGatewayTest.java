package dev.countersign.local.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.countersign.core.ManualClock;
import dev.countersign.local.cloud.http.HttpListener;
import dev.countersign.local.cloud.lambda.InvocationResult;
import dev.countersign.local.cloud.template.FunctionResource;
import dev.countersign.local.cloud.template.HttpApiResource;
import dev.countersign.local.cloud.template.HttpRoute;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiGatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ManualClock clock = new ManualClock();
  private final HttpListener issuerListener = new HttpListener("issuer", 0);
  private final HttpListener apiListener = new HttpListener("api", 0);
  private final UserIssuer issuer = new UserIssuer(issuerListener.address(), clock);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final ObjectNode answer = JSON.createObjectNode().put("statusCode", 200);
  private boolean fails;

  @BeforeEach
  void start() {
    issuerListener.serve(issuer::handle);
    String url = issuerListener.address().toString();
    HttpApiResource api =
        new HttpApiResource(
            "Users",
            List.of(
                new HttpApiResource.JwtAuthorizerResource(
                    "Users", url, List.of(UserIssuer.AUDIENCE))),
            new HttpApiResource.Cors(
                List.of("https://app.example"),
                List.of("GET"),
                List.of("*"),
                List.of(),
                false,
                60));
    FunctionResource function =
        new FunctionResource(
            "F",
            "arn",
            "h",
            Map.of(),
            Duration.ofSeconds(3),
            128,
            List.of(),
            List.of(
                new HttpRoute("GET", "/items/{id}", "DEFAULT", List.of()),
                new HttpRoute("PUT", "/admin", "DEFAULT", List.of("admin")),
                new HttpRoute("ANY", "/open/{rest+}", "NONE", List.of())),
            List.of(),
            List.of(),
            List.of());
    apiListener.serve(new ApiGateway(api, List.of(function), this::invoke, threads, clock)::handle);
  }

  private InvocationResult invoke(String function, byte[] event) {
    try {
      events.add(JSON.readTree(event));
      return new InvocationResult(JSON.writeValueAsBytes(answer), fails);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    apiListener.close();
    issuerListener.close();
    threads.shutdownNow();
  }

  @Test
  void makesAPayloadOfFormat2() throws Exception {
    send(
        request("/items/a%2Fb?x=1&x=2&y=")
            .header("Authorization", "Bearer " + issuer.token("ada"))
            .header("Cookie", "one=1; two=2")
            .header("X-Some", "v"));

    JsonNode event = events.take();
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("routeKey").asText()).isEqualTo("GET /items/{id}");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&x=2&y=");
    assertThat(event.at("/queryStringParameters/x").asText()).isEqualTo("1,2");
    assertThat(event.at("/pathParameters/id").asText()).isEqualTo("a/b");
    assertThat(event.path("cookies").toString()).isEqualTo("[\"one=1\",\"two=2\"]");
    assertThat(event.at("/headers/x-some").asText()).isEqualTo("v");
    assertThat(event.path("headers").has("cookie")).isFalse();
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("GET");
    assertThat(event.at("/requestContext/authorizer/jwt/claims/sub").asText()).isEqualTo("ada");
    assertThat(event.at("/requestContext/authorizer/jwt/claims/exp").isTextual()).isTrue();
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void handsOnJsonAsTextAndFormsInBase64() throws Exception {
    send(post("/open/a/b", "application/json", "{}"));
    assertThat(events.take().path("body").asText()).isEqualTo("{}");

    send(post("/open/a/b", "application/x-www-form-urlencoded", "a=1"));
    JsonNode form = events.take();
    assertThat(form.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(form.path("body").asText()).isEqualTo("YT0x");
    assertThat(form.at("/pathParameters/rest").asText()).isEqualTo("a/b");
    assertThat(form.at("/requestContext/authorizer").isMissingNode()).isTrue();
  }

  @Test
  void answersWithWhatTheFunctionSays() throws Exception {
    answer.put("statusCode", 302).put("body", "aGk=").put("isBase64Encoded", true);
    answer.putObject("headers").put("location", "https://login.example/");
    answer.putArray("cookies").add("a=1; Secure").add("b=2");

    HttpResponse<String> response = send(request("/open/x"));
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.body()).isEqualTo("hi");
    assertThat(response.headers().firstValue("location")).contains("https://login.example/");
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1; Secure", "b=2");
  }

  @Test
  void doesNotKnowOtherRoutes() throws Exception {
    HttpResponse<String> response = send(request("/nothing"));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
  }

  @Test
  void aFailedFunctionIsAnInternalServerError() throws Exception {
    fails = true;

    HttpResponse<String> response = send(request("/open/x"));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void refusesRequestsWithoutAToken() throws Exception {
    HttpResponse<String> response = send(request("/items/1"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(events).isEmpty();
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
    UserIssuer impostor = new UserIssuer(issuerListener.address(), clock);

    assertThat(status(impostor.sign(claims().build()))).isEqualTo(401);
    assertThat(status("not.a.token")).isEqualTo(401);
  }

  @Test
  void aRouteMayDemandAScope() throws Exception {
    assertThat(admin(claims().claim("scope", "read").build())).isEqualTo(403);
    assertThat(admin(claims().claim("scope", "read admin").build())).isEqualTo(200);
  }

  @Test
  void answersPreflightsOfAllowedOriginsOnly() throws Exception {
    assertThat(preflight("https://app.example").headers().firstValue("access-control-allow-origin"))
        .contains("https://app.example");
    assertThat(preflight("https://evil.example").headers().map())
        .doesNotContainKey("access-control-allow-origin");
    assertThat(events).isEmpty();
  }

  @Test
  void takesNoBodyOverTenMegabytes() throws Exception {
    String large = "x".repeat(10 * 1024 * 1024 + 1);

    assertThat(send(post("/open/x", "text/plain", large)).statusCode()).isEqualTo(413);
  }

  @Test
  void theIssuerGivesTokensThatTheApiTakes() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(issuerListener.address().resolve("/token"))
            .POST(BodyPublishers.ofString("username=ada%40brightwater.example"))
            .build();
    JsonNode token =
        JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());

    assertThat(status(token.path("access_token").asText())).isEqualTo(200);
    assertThat(events.take().at("/requestContext/authorizer/jwt/claims/sub").asText())
        .isEqualTo("ada@brightwater.example");
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuerListener.address().toString())
        .audience(UserIssuer.AUDIENCE)
        .subject("ada")
        .expirationTime(at(60));
  }

  private Date at(int secondsFromNow) {
    Instant time = clock.instant().plusSeconds(secondsFromNow);
    return Date.from(time);
  }

  private int statusWith(JWTClaimsSet claims) throws Exception {
    return status(issuer.sign(claims));
  }

  private int status(String token) throws Exception {
    return send(request("/items/1").header("Authorization", "Bearer " + token)).statusCode();
  }

  private int admin(JWTClaimsSet claims) throws Exception {
    return send(request("/admin")
            .header("Authorization", "Bearer " + issuer.sign(claims))
            .PUT(BodyPublishers.noBody()))
        .statusCode();
  }

  private HttpResponse<String> preflight(String origin) throws Exception {
    return send(
        request("/items/1")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private HttpRequest.Builder post(String path, String type, String body) {
    return request(path)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(apiListener.address().resolve(pathAndQuery));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
