package dev.countersign.local.cloud.stepfunctions.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked state machine.
 *
 * @param states by name, in the order of the file
 * @param timeoutSeconds limit of one execution, or null for none
 */
public record Definition(String startAt, Map<String, State> states, @Nullable Long timeoutSeconds) {
  /**
   * Reads a definition whose substitutions are made.
   *
   * @throws InvalidDefinition naming the place and the problem
   */
  public static Definition parse(String json) {
    return DefinitionReader.read(json);
  }

  /** The state of that name; a checked definition has every state that it names. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("No state " + name);
    }
    return state;
  }
}
