package dev.countersign.core.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {
  private record Body(@Nullable String name) {}

  @Test
  void readsAJsonBody() {
    assertThat(request("{\"name\":\"Brightwater\",\"more\":1}", false).json(Body.class).name())
        .isEqualTo("Brightwater");
    assertThat(request("eyJuYW1lIjoieCJ9", true).json(Body.class).name()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "null",
        "[]",
        "\"text\"",
        "{\"name\":5}",
        "{\"name\":true}",
        "{\"name\":{}}"
      })
  void saysWhatABodyShouldBeThatIsNone(String body) {
    assertThatThrownBy(() -> request(body, false).json(Body.class))
        .isInstanceOfSatisfying(
            ApiProblem.class, problem -> assertThat(problem.status()).isEqualTo(400))
        .hasMessageContaining("name");
  }

  @Test
  void aBodyThatIsNoBase64IsTheCallersMistake() {
    assertThatThrownBy(() -> request("%%%", true).json(Body.class)).isInstanceOf(ApiProblem.class);
  }

  @Test
  void findsACookieByItsWholeName() {
    ApiRequest request =
        new ApiRequest(null, List.of("session-x=1", "session=2=3"), null, null, null, null, false);

    assertThat(request.cookie("session")).contains("2=3");
  }

  @Test
  void aCallerWithoutATokenIsNobody() {
    assertThatThrownBy(() -> request("", false).caller())
        .isInstanceOfSatisfying(
            ApiProblem.class, problem -> assertThat(problem.status()).isEqualTo(401));
  }

  @Test
  void aTokenWithoutASubjectNamesNobody() {
    assertThatThrownBy(() -> signedIn(Map.of("sub", " ")).signedIn())
        .isInstanceOfSatisfying(
            ApiProblem.class, problem -> assertThat(problem.status()).isEqualTo(401));
  }

  @Test
  void callsPeopleByTheBestNameThatTheTokenHas() {
    assertThat(signedIn(Map.of("sub", "s", "email", "e", "name", "n")).signedIn().name())
        .isEqualTo("n");
    assertThat(signedIn(Map.of("sub", "s", "email", "e")).signedIn().name()).isEqualTo("e");
    assertThat(signedIn(Map.of("sub", "s")).signedIn().name()).isEqualTo("s");
  }

  private static ApiRequest signedIn(Map<String, String> claims) {
    ApiRequest.RequestContext context =
        new ApiRequest.RequestContext(
            new ApiRequest.Authorizer(new ApiRequest.Jwt(claims)),
            new ApiRequest.Http("GET"),
            "api.example");
    return new ApiRequest(null, null, null, null, context, null, false);
  }

  private static ApiRequest request(String body, boolean base64) {
    return new ApiRequest(null, null, null, null, null, body, base64);
  }
}
