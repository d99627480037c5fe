package dev.countersign.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.countersign.core.lambda.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/** docs/openapi.yaml, and whether answers are as it says. Routes are written as in the template. */
final class OpenApiDocument {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final OpenApiDocument PUBLISHED = read();

  private final JsonNode document;
  private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private OpenApiDocument(JsonNode document) {
    this.document = document;
  }

  static OpenApiDocument published() {
    return PUBLISHED;
  }

  Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (METHODS.contains(method)) {
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return routes;
  }

  /** The codes of all errors (4xx) that a route is said to answer with. */
  Set<String> errorCodes(String route) {
    Set<String> codes = new TreeSet<>();
    operation(route)
        .path("responses")
        .fields()
        .forEachRemaining(
            response -> {
              if (response.getKey().startsWith("4")) {
                resolve(response.getValue())
                    .path("x-error-codes")
                    .forEach(code -> codes.add(code.asText()));
              }
            });
    return codes;
  }

  /** What is not as the document says; empty if all is. */
  List<String> problems(String route, int status, JsonNode body) {
    JsonNode response = resolve(operation(route).path("responses").path(Integer.toString(status)));
    if (response.isMissingNode()) {
      return List.of(route + " answers with " + status + ", which is not documented");
    }
    List<String> problems = new ArrayList<>();
    JsonNode schema = response.at("/content/application~1json/schema");
    schema(schema).validate(body).stream()
        .map(ValidationMessage::getMessage)
        .forEach(problems::add);
    String code = body.at("/error/code").asText();
    if (!code.isEmpty() && !isDocumented(response, code)) {
      problems.add(route + " answers with the code " + code + ", which is not in x-error-codes");
    }
    return problems;
  }

  private static boolean isDocumented(JsonNode response, String code) {
    for (JsonNode documented : response.path("x-error-codes")) {
      if (documented.asText().equals(code)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode operation(String route) {
    String[] parts = route.split(" ", 2);
    return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  private JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  /** With the components beside it, where its references look for them. */
  private JsonSchema schema(JsonNode schema) {
    ObjectNode whole = Json.MAPPER.createObjectNode();
    whole.set("components", document.path("components"));
    whole.putArray("allOf").add(schema);
    return schemas.getSchema(whole);
  }

  private static OpenApiDocument read() {
    try {
      String yaml = Files.readString(Deployments.ROOT.resolve("docs/openapi.yaml"));
      return new OpenApiDocument(Json.MAPPER.valueToTree(new Yaml().load(yaml)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
