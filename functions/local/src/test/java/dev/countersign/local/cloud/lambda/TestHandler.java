package dev.countersign.local.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.core.lambda.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A handler that does what its input says: {@code {"fail":"…"}} throws, {@code {"hang":true}} never
 * ends, {@code {"answer":…}} is answered with that, anything else comes back with the function's
 * environment. With a variable FAILS it always throws. It keeps what it got by the variable
 * MAILBOX, where a test waits for it.
 */
public final class TestHandler implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, BlockingQueue<JsonNode>> MAILBOXES = new ConcurrentHashMap<>();

  private final Environment environment;

  public TestHandler(Environment environment) {
    this.environment = environment;
  }

  /** What functions with this MAILBOX were called with. */
  public static BlockingQueue<JsonNode> received(String mailbox) {
    return MAILBOXES.computeIfAbsent(mailbox, name -> new LinkedBlockingQueue<>());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode input = JSON.readTree(in);
    received(environment.get("MAILBOX", "none")).add(input);
    if (input.has("fail")) {
      throw new IllegalStateException(input.path("fail").asText());
    }
    if (environment.values().containsKey("FAILS")) {
      throw new IllegalStateException("as told");
    }
    if (input.has("hang")) {
      hang();
    }
    JsonNode answer = input.path("answer");
    JSON.writeValue(
        out,
        answer.isMissingNode()
            ? Map.of("input", input, "environment", environment.values())
            : answer);
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
