package dev.countersign.local.cloud.stepfunctions.data;

/** A path, template or intrinsic function that is wrong or not supported, found before it runs. */
public final class InvalidExpression extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidExpression(String message) {
    super(message);
  }
}
