package dev.countersign.local.cli;

/** A command cannot go on; its message says what happened and what to do next. */
public final class CommandFailed extends RuntimeException {
  public CommandFailed(String message) {
    super(message);
  }
}
