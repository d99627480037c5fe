package dev.countersign.core.failure;

import org.jspecify.annotations.Nullable;

/** Trying again changes nothing: somebody has to change something first. */
public non-sealed class PermanentFailure extends Failure {
  public PermanentFailure(String code, String publicText, String detail) {
    this(code, publicText, detail, null);
  }

  public PermanentFailure(
      String code, String publicText, String detail, @Nullable Throwable cause) {
    super(code, publicText, detail, cause);
  }
}
