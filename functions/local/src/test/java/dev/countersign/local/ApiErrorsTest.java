package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the HTTP API says to requests that cannot be served. */
class ApiErrorsTest {
  private static RefusingApi api;

  @BeforeAll
  static void start() throws Exception {
    api = new RefusingApi();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static Stream<Map.Entry<ApiCall, String>> wrongRequests() {
    return new WrongRequests(api.requests()).all();
  }

  @ParameterizedTest
  @MethodSource("wrongRequests")
  void sayWhatIsWrong(Map.Entry<ApiCall, String> wrong) throws Exception {
    String[] expected = wrong.getValue().split(" ");
    api.assertThatIsRefused(wrong.getKey(), Integer.parseInt(expected[0]), expected[1]);
  }

  @Test
  void knowNoOtherRoutes() throws Exception {
    ApiCall.Answer answer = api.send(api.requests().call("a typo", "GET /subscription", ""));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("message").asText()).isEqualTo("Not Found");
  }
}
