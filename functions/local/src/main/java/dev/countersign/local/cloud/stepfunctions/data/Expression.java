package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;

/** Something that has a value within a scope. */
@FunctionalInterface
public interface Expression {
  /**
   * The value within a scope.
   *
   * @return a value that the caller must not change
   * @throws StatesError if it has none
   */
  JsonNode evaluate(Scope scope);

  /** A value that is the same everywhere. */
  static Expression constant(JsonNode value) {
    return scope -> value;
  }

  /**
   * Reads a path or an intrinsic function.
   *
   * @throws InvalidExpression if it is neither, or not supported
   */
  static Expression parse(String text) {
    return new ExpressionParser(text).parse();
  }
}
