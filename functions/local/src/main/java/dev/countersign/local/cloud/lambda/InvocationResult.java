package dev.countersign.local.cloud.lambda;

import java.nio.charset.StandardCharsets;

/**
 * What a synchronous invocation answers.
 *
 * @param functionError true where the payload is the runtime's error object
 */
public record InvocationResult(byte[] payload, boolean functionError) {
  /** The payload as text, for messages to people. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }
}
