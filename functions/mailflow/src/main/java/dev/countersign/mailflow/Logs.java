package dev.countersign.mailflow;

import java.io.IOException;

/** Describes what was thrown without what a message may have put into it. */
final class Logs {
  private Logs() {}

  /** Exceptions of sockets and of SMTP hold no addresses; those of parsers may quote anything. */
  static String of(Throwable thrown) {
    if (thrown instanceof IOException) {
      return thrown.toString();
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
