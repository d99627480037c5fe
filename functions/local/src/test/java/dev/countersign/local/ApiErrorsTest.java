package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the HTTP API says to requests that cannot be served. */
class ApiErrorsTest {
  private static final String SUBSCRIPTION = "/subscriptions/{subscriptionId}";
  private static final String CREATE = "POST /subscriptions";
  private static final String SIGNATURE = "PUT " + SUBSCRIPTION + "/signature";
  private static final String CONNECT = "POST " + SUBSCRIPTION + "/connection";
  private static final String GROUPS = "GET " + SUBSCRIPTION + "/groups";
  private static final String SYNC = "PUT " + SUBSCRIPTION + "/connection/sync-scope";
  private static final String ROUTING = "PUT " + SUBSCRIPTION + "/connection/routing-scope";

  private static final String MEMBERS = "PUT " + SUBSCRIPTION + "/members";
  private static final String CONFIRM = "PUT " + SUBSCRIPTION + "/connection/confirmation";

  private static final List<String> WITH_BODY =
      List.of(CREATE, SIGNATURE, SYNC, ROUTING, MEMBERS, CONFIRM);
  private static LocalDeployment deployment;
  private static Customer customer;
  private static String ada;

  @BeforeAll
  static void start() {
    deployment = Deployments.start();
    customer = Customer.subscribed(deployment);
    customer.onboarding().start(customer.subscriptionId());
    ada = deployment.cloud().issuer().token("ada");
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  static Stream<ApiCall> unreadable() {
    return WITH_BODY.stream()
        .flatMap(
            route ->
                Stream.of("", "{", "null", "[]", "\"text\"", "7")
                    .map(body -> call("the body " + body, route, ada, body)));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void askForJson(ApiCall call) throws Exception {
    assertThatIsRefused(call, 400, "InvalidJson");
  }

  static Stream<ApiCall> wrongTypes() {
    return Stream.of(
        call("a name that is a list", CREATE, ada, "{\"name\":[\"x\"]}"),
        call("html that is an object", SIGNATURE, ada, "{\"html\":{}}"),
        call("images that are a text", SIGNATURE, ada, "{\"html\":\"x\",\"images\":\"x\"}"),
        call("a scope that is an object", SYNC, ada, "{\"scope\":{}}"),
        call("a scope that is a list", ROUTING, ada, "{\"scope\":[]}"));
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void askForTheRightTypes(ApiCall call) throws Exception {
    assertThatIsRefused(call, 400, "InvalidJson");
  }

  static Stream<Map.Entry<ApiCall, String>> wrongValues() {
    String png = "[{\"name\":\"a\",\"mediaType\":\"image/png\",\"contentBase64\":\"%s\"}]";
    return Stream.of(
        Map.entry(call("no name", CREATE, ada, "{}"), "400 InvalidName"),
        Map.entry(
            call("a long name", CREATE, ada, "{\"name\":\"" + "x".repeat(101) + "\"}"),
            "400 InvalidName"),
        Map.entry(
            call("a name of two lines", CREATE, ada, "{\"name\":\"a\\nb\"}"), "400 InvalidName"),
        Map.entry(call("no html", SIGNATURE, ada, "{\"text\":\"x\"}"), "400 MissingHtml"),
        Map.entry(
            call("an open section", SIGNATURE, ada, "{\"html\":\"{{#a}}\"}"),
            "400 InvalidTemplate"),
        Map.entry(
            call("much html", SIGNATURE, ada, "{\"html\":\"" + "x".repeat(200_000) + "\"}"),
            "413 TooLarge"),
        Map.entry(
            call(
                "an image that is none",
                SIGNATURE,
                ada,
                "{\"html\":\"x\",\"images\":" + png.formatted("eHg=") + "}"),
            "400 InvalidImage"),
        Map.entry(
            call(
                "an image not in base64",
                SIGNATURE,
                ada,
                "{\"html\":\"x\",\"images\":" + png.formatted("%%") + "}"),
            "400 InvalidImage"),
        Map.entry(call("no scope", SYNC, ada, "{}"), "400 UnknownScope"),
        Map.entry(call("a scope", SYNC, ada, "{\"scope\":\"SOME\"}"), "400 UnknownScope"),
        Map.entry(call("nothing to search for", GROUPS, ada, ""), "400 InvalidSearch"),
        Map.entry(call("a group", SYNC, ada, "{\"scope\":\"GROUP\"}"), "409 NotWaiting"),
        Map.entry(call("a scope", ROUTING, ada, "{\"scope\":\"SOME\"}"), "400 UnknownScope"),
        Map.entry(call("no answer", CONFIRM, ada, "{}"), "400 InvalidConfirmation"),
        Map.entry(call("nothing waits", CONFIRM, ada, "{\"confirmed\":true}"), "409 NotWaiting"),
        Map.entry(call("nothing waits", SYNC, ada, "{\"scope\":\"ALL_USERS\"}"), "409 NotWaiting"),
        Map.entry(
            call("nothing waits", ROUTING, ada, "{\"scope\":\"ALL_USERS\"}"), "409 NotWaiting"),
        Map.entry(call("a second time", CONNECT, ada, "{}"), "409 AlreadyInProgress"));
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void sayWhatIsWrong(Map.Entry<ApiCall, String> wrong) throws Exception {
    String[] expected = wrong.getValue().split(" ");
    assertThatIsRefused(wrong.getKey(), Integer.parseInt(expected[0]), expected[1]);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void refuseMoreThanApiGatewayTakes(String route) throws Exception {
    ApiCall.Answer answer = call("11 MB", route, ada, " ".repeat(11 * 1024 * 1024)).send(api());

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("message").asText()).isNotBlank();
  }

  static Stream<String> withBody() {
    return WITH_BODY.stream();
  }

  @Test
  void knowNoOtherRoutes() throws Exception {
    ApiCall.Answer answer = call("a typo", "GET /subscription", ada, "").send(api());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("message").asText()).isEqualTo("Not Found");
  }

  private static void assertThatIsRefused(ApiCall call, int status, String code) throws Exception {
    ApiCall.Answer answer = call.send(api());

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    JsonNode error = answer.json().path("error");
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("message").asText()).endsWith(".").hasSizeGreaterThan(20);
  }

  private static ApiCall call(String what, String route, @Nullable String token, String body) {
    return new ApiCall(what, route, path(route, customer.subscriptionId()), token, body);
  }

  private static String path(String route, String subscriptionId) {
    return route.substring(route.indexOf('/')).replace("{subscriptionId}", subscriptionId);
  }

  private static URI api() {
    return deployment.cloud().endpoints().api();
  }
}
