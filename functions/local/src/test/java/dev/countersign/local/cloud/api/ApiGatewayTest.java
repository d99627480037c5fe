package dev.countersign.local.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a function is called with, and what becomes of its answer. */
class ApiGatewayTest {
  private final Gateway gateway = new Gateway();

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void makesAPayloadOfFormat2() throws Exception {
    Gateway.send(
        gateway
            .request("/items/a%2Fb?x=1&x=2&y=")
            .header("Authorization", "Bearer " + gateway.issuer.token("ada"))
            .header("Cookie", "one=1; two=2")
            .header("X-Some", "v"));

    JsonNode event = gateway.events.take();
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
    Gateway.send(post("/open/a/b", "application/json", "{}"));
    assertThat(gateway.events.take().path("body").asText()).isEqualTo("{}");

    Gateway.send(post("/open/a/b", "application/x-www-form-urlencoded", "a=1"));
    JsonNode form = gateway.events.take();
    assertThat(form.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(form.path("body").asText()).isEqualTo("YT0x");
    assertThat(form.at("/pathParameters/rest").asText()).isEqualTo("a/b");
    assertThat(form.at("/requestContext/authorizer").isMissingNode()).isTrue();
  }

  @Test
  void answersWithWhatTheFunctionSays() throws Exception {
    gateway.answer.put("statusCode", 302).put("body", "aGk=").put("isBase64Encoded", true);
    gateway.answer.putObject("headers").put("location", "https://login.example/");
    gateway.answer.putArray("cookies").add("a=1; Secure").add("b=2");

    HttpResponse<String> response = Gateway.send(gateway.request("/open/x"));
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.body()).isEqualTo("hi");
    assertThat(response.headers().firstValue("location")).contains("https://login.example/");
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1; Secure", "b=2");
  }

  @Test
  void doesNotKnowOtherRoutes() throws Exception {
    HttpResponse<String> response = Gateway.send(gateway.request("/nothing"));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
  }

  @Test
  void aFailedFunctionIsAnInternalServerError() throws Exception {
    gateway.fails = true;

    HttpResponse<String> response = Gateway.send(gateway.request("/open/x"));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void answersPreflightsOfAllowedOriginsOnly() throws Exception {
    assertThat(preflight("https://app.example").headers().firstValue("access-control-allow-origin"))
        .contains("https://app.example");
    assertThat(preflight("https://evil.example").headers().map())
        .doesNotContainKey("access-control-allow-origin");
    assertThat(gateway.events).isEmpty();
  }

  @Test
  void takesNoBodyOverTenMegabytes() throws Exception {
    String large = "x".repeat(10 * 1024 * 1024 + 1);

    assertThat(Gateway.send(post("/open/x", "text/plain", large)).statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> preflight(String origin) throws Exception {
    return Gateway.send(
        gateway
            .request("/items/1")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private HttpRequest.Builder post(String path, String type, String body) {
    return gateway
        .request(path)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }
}
