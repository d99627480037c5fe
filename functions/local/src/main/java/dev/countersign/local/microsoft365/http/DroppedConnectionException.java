package dev.countersign.local.microsoft365.http;

/** The connection is to be closed without an answer. */
final class DroppedConnectionException extends RuntimeException {
  DroppedConnectionException() {
    super("dropped on demand", null, false, false);
  }
}
