package dev.countersign.onboarding.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.lambda.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample events, and functions called with them as Lambda calls them. */
public final class Events {
  /** In all sample events. */
  public static final String SUBSCRIPTION = "kq7m2v9x4tza";

  /** In all sample events of tasks. */
  public static final String RUN = "0b8f6a52-3c1d-4e7f-9a60-5d2c7e81f394";

  /** In all sample events of the API. */
  public static final String CALLER = "user-4711";

  private Events() {}

  /** The sample event of a function. */
  public static ObjectNode of(Class<? extends RequestStreamHandler> function) {
    Path root = Path.of(System.getProperty("countersign.root", "../.."));
    Path file = root.resolve("events").resolve(function.getSimpleName() + ".json");
    try {
      return (ObjectNode) Json.MAPPER.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample event of a function of the API, with another body. */
  public static ObjectNode of(Class<? extends RequestStreamHandler> function, String body) {
    return of(function).put("body", body);
  }

  /** Calls a function. */
  public static JsonNode call(RequestStreamHandler function, JsonNode event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      function.handleRequest(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), out, null);
      return Json.MAPPER.readTree(out.toString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls a function with its sample event. */
  public static JsonNode call(RequestStreamHandler function) {
    return call(function, of(function.getClass()));
  }

  /** The JSON body of an answer of the API. */
  public static JsonNode body(JsonNode answer) {
    try {
      return Json.MAPPER.readTree(answer.path("body").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
