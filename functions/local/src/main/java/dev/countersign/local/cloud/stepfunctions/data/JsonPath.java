package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path to exactly one node: {@code $.a.b[0]['c']}, or {@code $$.a} for the context object.
 * Wildcards, slices, filters and descents are refused.
 *
 * <p>Source: Amazon States Language, "Reference Paths".
 */
public final class JsonPath implements Expression {
  /** The whole of the data. */
  public static final JsonPath ROOT = parse("$");

  private final String text;
  private final boolean ofContext;
  private final List<Step> steps;

  JsonPath(String text, boolean ofContext, List<Step> steps) {
    this.text = text;
    this.ofContext = ofContext;
    this.steps = steps;
  }

  /**
   * Reads a path.
   *
   * @throws InvalidExpression if it is no such path
   */
  public static JsonPath parse(String text) {
    Cursor cursor = new Cursor(text);
    JsonPath path = new PathParser(cursor).parse();
    cursor.expectEnd();
    return path;
  }

  /** The value at the path, or null if nothing is there. */
  public @Nullable JsonNode find(Scope scope) {
    JsonNode node = ofContext ? scope.context() : scope.data();
    for (Step step : steps) {
      node = step.isIndex() ? node.get(step.index()) : node.get(step.name());
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    JsonNode found = find(scope);
    if (found == null) {
      throw StatesError.runtime(
          "The JSONPath '%s' could not be found in the input '%s'"
              .formatted(text, ofContext ? scope.context() : scope.data()));
    }
    return found;
  }

  boolean ofContext() {
    return ofContext;
  }

  List<Step> steps() {
    return steps;
  }

  @Override
  public String toString() {
    return text;
  }

  /**
   * One step down.
   *
   * @param name field of an object; empty for an index
   * @param index place in an array, or -1 for a field
   */
  record Step(String name, int index) {
    static Step field(String name) {
      return new Step(name, -1);
    }

    static Step element(int index) {
      return new Step("", index);
    }

    boolean isIndex() {
      return index >= 0;
    }
  }
}
