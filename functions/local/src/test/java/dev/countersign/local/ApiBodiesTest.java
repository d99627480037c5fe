package dev.countersign.local;

import static dev.countersign.local.ApiRequests.CREATE;
import static dev.countersign.local.ApiRequests.ROUTING;
import static dev.countersign.local.ApiRequests.SIGNATURE;
import static dev.countersign.local.ApiRequests.SYNC;
import static dev.countersign.local.ApiRequests.WITH_BODY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are no JSON, none that the route takes, or more than API Gateway takes. */
class ApiBodiesTest {
  private static RefusingApi api;

  @BeforeAll
  static void start() throws Exception {
    api = new RefusingApi();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static Stream<ApiCall> unreadable() {
    return WITH_BODY.stream()
        .flatMap(
            route ->
                Stream.of("", "{", "null", "[]", "\"text\"", "7")
                    .map(body -> api.requests().call("the body " + body, route, body)));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void askForJson(ApiCall call) throws Exception {
    api.assertThatIsRefused(call, 400, "InvalidJson");
  }

  static Stream<ApiCall> wrongTypes() {
    return Stream.of(
        api.requests().call("a name that is a list", CREATE, "{\"name\":[\"x\"]}"),
        api.requests().call("html that is an object", SIGNATURE, "{\"html\":{}}"),
        api.requests()
            .call("images that are a text", SIGNATURE, "{\"html\":\"x\",\"images\":\"x\"}"),
        api.requests().call("a scope that is an object", SYNC, "{\"scope\":{}}"),
        api.requests().call("a scope that is a list", ROUTING, "{\"scope\":[]}"));
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void askForTheRightTypes(ApiCall call) throws Exception {
    api.assertThatIsRefused(call, 400, "InvalidJson");
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void refuseMoreThanApiGatewayTakes(String route) throws Exception {
    ApiCall.Answer answer =
        api.send(api.requests().call("11 MB", route, " ".repeat(11 * 1024 * 1024)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("message").asText()).isNotBlank();
  }

  static Stream<String> withBody() {
    return WITH_BODY.stream();
  }
}
