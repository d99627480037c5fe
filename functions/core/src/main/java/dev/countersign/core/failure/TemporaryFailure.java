package dev.countersign.core.failure;

import org.jspecify.annotations.Nullable;

/**
 * Worth trying again as it is: a throttled or unreachable service, a time-out. State machine tasks
 * name this class in {@code Retry}; the API answers 503.
 */
public non-sealed class TemporaryFailure extends Failure {
  public TemporaryFailure(String code, String publicText, String detail) {
    this(code, publicText, detail, null);
  }

  public TemporaryFailure(
      String code, String publicText, String detail, @Nullable Throwable cause) {
    super(code, publicText, detail, cause);
  }
}
