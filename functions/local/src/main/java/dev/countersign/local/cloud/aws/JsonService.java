package dev.countersign.local.cloud.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The AWS JSON protocol: operation in {@code X-Amz-Target}, errors by {@code __type}. */
public final class JsonService implements AwsService {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String version;
  private final JsonApi api;

  /**
   * @param version {@code 1.0} or {@code 1.1}
   */
  public JsonService(String version, JsonApi api) {
    this.version = version;
    this.api = api;
  }

  @Override
  public String action(HttpRequest request) {
    String target = request.header("X-Amz-Target");
    return target == null ? "" : target.substring(target.lastIndexOf('.') + 1);
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    JsonNode answer = api.handle(action(request), parse(request));
    return respond(200, answer);
  }

  @Override
  public HttpResponse error(HttpRequest request, AwsError error) {
    JsonNode body =
        JSON.createObjectNode().put("__type", error.code()).put("message", error.getMessage());
    return respond(error.status(), body).with("x-amzn-ErrorType", error.code());
  }

  private static JsonNode parse(HttpRequest request) {
    try {
      return request.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(request.body());
    } catch (IOException e) {
      throw new AwsError(400, "SerializationException", "The request body is not JSON");
    }
  }

  private HttpResponse respond(int status, JsonNode body) {
    try {
      return HttpResponse.of(
          status, "application/x-amz-json-" + version, JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
