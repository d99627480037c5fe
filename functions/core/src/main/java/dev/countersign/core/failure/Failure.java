package dev.countersign.core.failure;

import org.jspecify.annotations.Nullable;

/**
 * Every failure is temporary or permanent, and says two things: a public text that may be shown to
 * anybody (it ends up in API answers and in the history of the state machine) and a detail for the
 * function's log. Neither ever holds a token, a secret, an address or text of a message.
 */
public abstract sealed class Failure extends RuntimeException
    permits TemporaryFailure, PermanentFailure {
  private final String code;
  private final String publicText;
  private final String detail;

  Failure(String code, String publicText, String detail, @Nullable Throwable cause) {
    super(code + ": " + publicText, cause);
    this.code = code;
    this.publicText = publicText;
    this.detail = detail;
  }

  /** One word for programs, for example {@code ConsentDenied}. */
  public String code() {
    return code;
  }

  /** What happened, what was done about it, what to do next: safe to show. */
  public String publicText() {
    return publicText;
  }

  /** For the log only. */
  public String detail() {
    return detail;
  }
}
