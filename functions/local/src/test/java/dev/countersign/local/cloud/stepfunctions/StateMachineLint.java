package dev.countersign.local.cloud.stepfunctions;

import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import dev.countersign.local.cloud.stepfunctions.language.Definition;
import dev.countersign.local.cloud.stepfunctions.language.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Habits that a state machine of ours keeps beyond what the language asks: every task retries only
 * errors that it names, has a time limit, and has somewhere to go when it fails, unless the next
 * state is a Fail anyway.
 */
public final class StateMachineLint {
  private StateMachineLint() {}

  /**
   * What is wrong with a definition, one line each, starting with the state's name.
   *
   * @param definition substitutions made
   * @throws dev.countersign.local.cloud.stepfunctions.language.InvalidDefinition if a next state
   *     does not exist, a state cannot be reached, or it is no valid definition
   */
  public static List<String> problems(String definition) {
    List<String> problems = new ArrayList<>();
    Definition checked = Definition.parse(definition);
    if (checked.timeoutSeconds() == null) {
      problems.add("The machine has no TimeoutSeconds");
    }
    for (State state : checked.states().values()) {
      if (state instanceof State.Task task) {
        check(task, endsBadly(checked, task), problems);
      }
    }
    return problems;
  }

  private static boolean endsBadly(Definition definition, State.Task task) {
    return task.next() != null && definition.state(task.next()) instanceof State.Fail;
  }

  private static void check(State.Task task, boolean endsBadly, List<String> problems) {
    if (task.timeout() == null) {
      problems.add(task.name() + " has no TimeoutSeconds");
    }
    if (task.catchers().isEmpty() && !endsBadly) {
      problems.add(task.name() + " has no Catch");
    }
    for (String wildcard : List.of(StatesError.ALL, StatesError.TASK_FAILED)) {
      if (task.retriers().stream().anyMatch(r -> r.errorEquals().contains(wildcard))) {
        problems.add(task.name() + " retries " + wildcard);
      }
    }
  }
}
