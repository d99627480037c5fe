package dev.countersign.core.connection;

/** What an administrator is told about the connection to Microsoft 365. */
public enum Status {
  NOT_CONNECTED,
  IN_PROGRESS,
  CONNECTED,
  FAILED,
  DISCONNECTING;

  /** Whether a run goes on that may need somebody to sign in. */
  public boolean isRunning() {
    return this == IN_PROGRESS || this == DISCONNECTING;
  }
}
