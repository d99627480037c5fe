package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
  private static final String SYNCHRONIZE = "POST " + SUBSCRIPTION + "/directory/synchronization";
  private static final String ROTATE = "POST " + SUBSCRIPTION + "/connection/secret-rotation";
  private static final String ROUTING = "PUT " + SUBSCRIPTION + "/connection/routing-scope";

  private static final String MEMBERS = "PUT " + SUBSCRIPTION + "/members";
  private static final String CONFIRM = "PUT " + SUBSCRIPTION + "/connection/confirmation";

  private static final String NAMED = "PUT " + SUBSCRIPTION + "/signatures/{signatureId}";
  private static final String RULES = "PUT " + SUBSCRIPTION + "/rules";

  private static final String REPAIR = "POST " + SUBSCRIPTION + "/connection/repair";
  private static final String DISCONNECT = "DELETE " + SUBSCRIPTION + "/connection";
  private static final String APP_ONLY = "PUT " + SUBSCRIPTION + "/connection/app-only";

  private static final List<String> WITH_BODY =
      List.of(CREATE, SIGNATURE, SYNC, ROUTING, MEMBERS, CONFIRM, NAMED, RULES, APP_ONLY);

  private static final List<String> ONCE_CONNECTED = List.of(DISCONNECT, ROTATE);

  /** By route of every subscription, in AuthorizationTest. */
  private static final List<String> OF_EVERY_ROUTE =
      List.of("SubscriptionNotFound", "InsufficientRole");

  /** Codes that take more than a request, with the test that provokes them. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("ConnectionChanges", "SynchronizationsTest"),
          Map.entry("TakingBack", "StartOnboardingTest"),
          Map.entry("TooLate", "AnswersTest"),
          Map.entry("TooManySignatures", "SignaturesAndRulesTest"),
          Map.entry("NotParked", "ReopeningTest"),
          Map.entry("RecipientsUnknown", "ReopeningTest"),
          Map.entry("AppOnlyNotPermitted", "DriftTest"),
          Map.entry("RotatedTooOften", "StartSecretRotationTest"),
          Map.entry("RemovalNotConfirmed", "GroupsWithMicrosoftTest"),
          Map.entry("GroupNotFound", "GroupsWithMicrosoftTest"),
          Map.entry("GroupIsMicrosoft365", "GroupsWithMicrosoftTest"),
          Map.entry("GroupIsDynamic", "GroupsWithMicrosoftTest"),
          Map.entry("GroupIsDistribution", "GroupsWithMicrosoftTest"),
          Map.entry("GroupHasNoMail", "GroupsWithMicrosoftTest"));

  private static LocalDeployment deployment;
  private static Customer customer;
  private static String idle;
  private static String ada;

  @BeforeAll
  static void start() throws Exception {
    deployment = Deployments.start();
    customer = Customer.subscribed(deployment);
    customer.onboarding().start(customer.subscriptionId());
    ada = deployment.cloud().issuer().token("ada");
    idle = Customer.subscribed(deployment).subscriptionId();
    call("", NAMED, ada, "{\"html\":\"x\"}").send(api());
    call("", RULES, ada, "{\"rules\":[{\"name\":\"r\",\"signature\":\"x\"}]}").send(api());
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
        Map.entry(ofIdle(SYNCHRONIZE), "409 NotConnected"),
        Map.entry(ofIdle(ROTATE), "409 NotConnected"),
        Map.entry(ofIdle(REPAIR), "409 NotConnected"),
        Map.entry(call("meanwhile", REPAIR, ada, "{}"), "409 AlreadyInProgress"),
        Map.entry(ofIdle(DISCONNECT), "409 NotConnected"),
        Map.entry(call("no answer", APP_ONLY, ada, "{}"), "400 InvalidInput"),
        Map.entry(
            new ApiCall("too early", APP_ONLY, path(APP_ONLY, idle), ada, "{\"allowed\":true}"),
            "409 NotConnected"),
        Map.entry(ofIdle("GET " + SUBSCRIPTION + "/connection/receipt"), "404 NoReceipt"),
        Map.entry(call("nothing waits", SYNC, ada, "{\"scope\":\"ALL_USERS\"}"), "409 NotWaiting"),
        Map.entry(
            call("nothing waits", ROUTING, ada, "{\"scope\":\"ALL_USERS\"}"), "409 NotWaiting"),
        Map.entry(call("a second time", CONNECT, ada, "{}"), "409 AlreadyInProgress"));
  }

  static Stream<Map.Entry<ApiCall, String>> wrongRequests() {
    String read = "GET " + SUBSCRIPTION;
    String png = "[{\"name\":\"a\",\"mediaType\":\"image/png\",\"contentBase64\":\"eHg=\"}]";
    String much =
        "{\"rules\":[{\"name\":\"r\",\"senders\":{\"addresses\":[\"a@b\""
            + ",\"abcdefghijklmnopqrstuvwxyz@b\"".repeat(12_000)
            + "]}}]}";
    String groups =
        "{\"rules\":[{\"name\":\"g\",\"senders\":{\"groups\":["
            + "\"00000000-0000-4000-8000-000000000001\"]}}]}";
    return Stream.of(
        Map.entry(call("no members", MEMBERS, ada, "{}"), "400 InvalidMembers"),
        Map.entry(query(read + "/audit", "?limit=0"), "400 InvalidPage"),
        Map.entry(query(read + "/spf", "?domain=x"), "400 InvalidDomain"),
        Map.entry(query(read + "/spf", ""), "409 DomainsUnknown"),
        Map.entry(query(read + "/messages", "?state=lost"), "400 InvalidParameter"),
        Map.entry(ofIdle("POST " + SUBSCRIPTION + "/connection/invitation"), "409 NotWaiting"),
        Map.entry(
            call("none", read + "/signatures/{signatureId}", "none"), "404 SignatureNotFound"),
        Map.entry(call("none", "DELETE " + NAMED.substring(4), "N"), "404 SignatureNotFound"),
        Map.entry(call("in use", "DELETE " + NAMED.substring(4), "x"), "409 SignatureInUse"),
        Map.entry(call("no identifier", NAMED, "A%20B"), "400 InvalidSignatureId"),
        Map.entry(call("no html", NAMED, ada, "{}"), "400 MissingHtml"),
        Map.entry(call("a section", NAMED, ada, "{\"html\":\"{{#a}}\"}"), "400 InvalidTemplate"),
        Map.entry(
            call("an image", NAMED, ada, "{\"html\":\"x\",\"images\":" + png + "}"),
            "400 InvalidImage"),
        Map.entry(
            call("much", NAMED, ada, "{\"html\":\"" + "x".repeat(200_000) + "\"}"), "413 TooLarge"),
        Map.entry(call("no rules", RULES, ada, "{}"), "400 InvalidRules"),
        Map.entry(call("many addresses", RULES, ada, much), "413 TooLarge"),
        Map.entry(call("groups of nobody", RULES, ada, groups), "409 NotConsented"),
        Map.entry(query(GROUPS, "?search=a"), "409 NotConsented"),
        Map.entry(call("none", message("retry"), "m"), "404 MessageNotFound"),
        Map.entry(call("none", message("release"), "m"), "404 MessageNotFound"));
  }

  @ParameterizedTest
  @MethodSource("wrongRequests")
  void sayWhatIsWrongInOtherRoutes(Map.Entry<ApiCall, String> wrong) throws Exception {
    sayWhatIsWrong(wrong);
  }

  @Test
  void everyDocumentedErrorIsProvoked() {
    OpenApiDocument document = OpenApiDocument.published();
    Set<String> documented = new TreeSet<>();
    for (String route : document.routes()) {
      document.errorCodes(route).stream()
          .filter(code -> !isProvokedElsewhere(route, code))
          .forEach(code -> documented.add(route + ": " + code));
    }
    Set<String> provoked = new TreeSet<>();
    WITH_BODY.forEach(route -> provoked.add(route + ": InvalidJson"));
    Stream.concat(wrongValues(), wrongRequests())
        .forEach(
            wrong -> provoked.add(wrong.getKey().route() + ": " + wrong.getValue().substring(4)));

    documented.removeAll(provoked);
    assertThat(documented)
        .as("errors of docs/openapi.yaml that no test provokes: add a request for each here")
        .isEmpty();
  }

  static Stream<Map.Entry<String, String>> elsewhere() {
    return ELSEWHERE.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("elsewhere")
  void whatIsProvokedElsewhereIs(Map.Entry<String, String> code) throws IOException {
    try (Stream<Path> files = Files.walk(Deployments.ROOT.resolve("functions"))) {
      Path test =
          files.filter(file -> file.endsWith(code.getValue() + ".java")).findFirst().orElseThrow();
      assertThat(Files.readString(test)).contains(code.getKey());
    }
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

  /**
   * Without consent the run does not wait for a scope: NotWaiting is what these two say then. What
   * only a connected organisation is told, StartDisconnectingTest and SecretRotationTest provoke.
   */
  private static boolean isProvokedElsewhere(String route, String code) {
    boolean scope = route.equals(SYNC) || route.equals(ROUTING);
    return OF_EVERY_ROUTE.contains(code)
        || (ONCE_CONNECTED.contains(route) && code.equals("AlreadyInProgress"))
        || ELSEWHERE.containsKey(code)
        || (scope && code.equals("NotConsented"));
  }

  private static ApiCall query(String route, String query) {
    return new ApiCall(query, route, path(route, customer.subscriptionId()) + query, ada, "");
  }

  private static ApiCall ofIdle(String route) {
    return new ApiCall("nothing waits", route, path(route, idle), ada, "{}");
  }

  /** With this identifier as the last parameter of the path. */
  private static ApiCall call(String what, String route, String id) {
    String path =
        route
            .substring(route.indexOf('/'))
            .replace("{subscriptionId}", customer.subscriptionId())
            .replaceAll("\\{[^}]+}", id);
    return new ApiCall(what, route, path, ada, "{\"html\":\"x\"}");
  }

  private static String message(String action) {
    return "POST " + SUBSCRIPTION + "/messages/{messageId}/" + action;
  }

  private static String path(String route, String subscriptionId) {
    return route
        .substring(route.indexOf('/'))
        .replace("{subscriptionId}", subscriptionId)
        .replaceAll("\\{[^}]+}", "x");
  }

  private static URI api() {
    return deployment.cloud().endpoints().api();
  }
}
