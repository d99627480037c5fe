package dev.countersign.local.cloud.stepfunctions.moto;

import dev.countersign.local.cloud.stepfunctions.Functions;
import java.util.function.Function;

/**
 * A small state machine that shall run the same in every engine.
 *
 * @param functions made anew for each engine, with its way to answer a task token (token, output)
 */
record Sample(
    String name, String definition, String input, Function<TokenAnswers, Functions> functions) {

  /** How functions answer task tokens. */
  interface TokenAnswers {
    void succeed(String token, String output);

    void fail(String token, String error);
  }

  @Override
  public String toString() {
    return name;
  }
}
