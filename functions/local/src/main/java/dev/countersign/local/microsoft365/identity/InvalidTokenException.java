package dev.countersign.local.microsoft365.identity;

/** An access token that an API does not take; the message says why, as Microsoft's APIs do. */
public final class InvalidTokenException extends Exception {
  InvalidTokenException(String message) {
    super(message);
  }
}
