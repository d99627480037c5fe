package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/openapi.yaml has the routes that are deployed, and its checker tells right from wrong. */
class OpenApiTest {
  private static final String READ = "GET /subscriptions/{subscriptionId}";
  private final OpenApiDocument document = OpenApiDocument.published();

  @Test
  void everyRouteOfTheTemplateIsDocumented() {
    Set<String> missing = deployed();
    missing.removeAll(document.routes());

    assertThat(missing)
        .as(
            "routes of template.yaml: describe each in docs/openapi.yaml, under paths, with"
                + " operationId = the function, every status, and x-error-codes for errors")
        .isEmpty();
  }

  @Test
  void everyDocumentedRouteIsInTheTemplate() {
    Set<String> left = new TreeSet<>(document.routes());
    left.removeAll(deployed());

    assertThat(left).as("routes of docs/openapi.yaml that template.yaml does not have").isEmpty();
  }

  @Test
  void acceptsAnAnswerThatIsAsDocumented() throws Exception {
    JsonNode answer =
        Json.MAPPER.readTree(
            "{\"subscriptionId\":\"kq7m2v9x4tza\",\"name\":\"x\",\"status\":\"CONNECTED\","
                + "\"createdAt\":\"2026-11-23T10:00:00Z\"}");

    assertThat(document.problems(READ, 200, answer)).isEmpty();
  }

  @Test
  void findsAFieldThatIsNotDocumentedAndOneThatIsMissing() throws Exception {
    JsonNode answer =
        Json.MAPPER.readTree(
            "{\"subscriptionId\":\"kq7m2v9x4tza\",\"name\":\"x\",\"status\":\"BUSY\",\"more\":1}");

    assertThat(document.problems(READ, 200, answer))
        .anySatisfy(problem -> assertThat(problem).contains("more"))
        .anySatisfy(problem -> assertThat(problem).contains("createdAt"))
        .anySatisfy(problem -> assertThat(problem).contains("status"));
  }

  @Test
  void findsAStatusAndACodeThatAreNotDocumented() throws Exception {
    JsonNode error = Json.MAPPER.readTree("{\"error\":{\"code\":\"Odd\",\"message\":\"x\"}}");

    assertThat(document.problems(READ, 418, error)).hasSize(1);
    assertThat(document.problems(READ, 404, error))
        .singleElement()
        .asString()
        .contains("Odd", "x-error-codes");
  }

  private static Set<String> deployed() {
    return ApiRoute.all().stream()
        .map(ApiRoute::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
