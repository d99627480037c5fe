package dev.countersign.core.lambda;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of one function, as template.yaml sets them.
 *
 * @param values by name
 */
public record Environment(Map<String, String> values) {
  public Environment {
    values = Map.copyOf(values);
  }

  /** Of the Lambda function that this process is. */
  public static Environment ofLambda() {
    return new Environment(System.getenv());
  }

  /**
   * The value of a variable that must be there.
   *
   * @throws IllegalStateException if it is missing or empty: a mistake in template.yaml
   */
  public String require(String name) {
    String value = values.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("The environment variable " + name + " is not set.");
    }
    return value;
  }

  /** The value of a variable, or {@code otherwise}. */
  public String get(String name, String otherwise) {
    @Nullable String value = values.get(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  /** The comma-separated values of a variable that must be there. */
  public List<String> list(String name) {
    return List.of(require(name).split("\\s*,\\s*"));
  }
}
