package dev.countersign.signature.render;

/** A template that cannot be saved; the message is for the person who wrote it. */
public final class InvalidTemplateException extends RuntimeException {

  private final int line;

  InvalidTemplateException(String message, int line) {
    super(line > 0 ? "Line " + line + ": " + message : message);
    this.line = line;
  }

  /** What is wrong and where, fit to be shown to the author of the template. */
  public String publicText() {
    return String.valueOf(getMessage());
  }

  /** The line, counted from 1; 0 where it is not known. */
  public int line() {
    return line;
  }
}
