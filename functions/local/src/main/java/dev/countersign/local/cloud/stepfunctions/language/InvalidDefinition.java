package dev.countersign.local.cloud.stepfunctions.language;

/** A definition that is wrong, or uses what is not supported. */
public final class InvalidDefinition extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param place where in the definition, for example {@code /States/AwaitConsent/Next}
   */
  InvalidDefinition(String problem, String place) {
    super("Invalid State Machine Definition: '" + problem + " at " + place + "'");
  }
}
