package dev.countersign.local.faults;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/** The handlers, called as Lambda calls them. */
record Functions(
    RequestStreamHandler accept, RequestStreamHandler relay, RequestStreamHandler sweep) {
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  /** Calls one of them with a JSON event. */
  static JsonNode call(RequestStreamHandler function, Object event) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(Json.write(event).getBytes(StandardCharsets.UTF_8)),
          answer,
          CONTEXT);
      return Json.MAPPER.readTree(answer.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
