package dev.countersign.local.cloud.stepfunctions;

import static java.util.stream.Collectors.toSet;

import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import dev.countersign.local.cloud.stepfunctions.language.Definition;
import dev.countersign.local.cloud.stepfunctions.language.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Habits that a state machine of ours keeps beyond what the language asks: every task retries only
 * errors that it names, those of Lambda that pass by themselves among them, has a time limit, and
 * has somewhere to go when it fails, unless the next state is a Fail anyway.
 */
public final class StateMachineLint {
  /**
   * Of Lambda itself, and of a function that ran out of time or was lost ("Handle transient Lambda
   * service exceptions", AWS Step Functions Developer Guide). Our tasks can be done twice.
   */
  private static final List<String> TRANSIENT =
      List.of(
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.TooManyRequestsException",
          "Lambda.ClientExecutionTimeoutException",
          "Lambda.Unknown",
          "Sandbox.Timedout");

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
    Set<String> retried = retried(task);
    TRANSIENT.stream()
        .filter(error -> !retried.isEmpty() && !retried.contains(error))
        .forEach(error -> problems.add(task.name() + " does not retry " + error));
    for (String wildcard : List.of(StatesError.ALL, StatesError.TASK_FAILED)) {
      if (retried.contains(wildcard)) {
        problems.add(task.name() + " retries " + wildcard);
      }
    }
  }

  private static Set<String> retried(State.Task task) {
    return task.retriers().stream()
        .flatMap(retrier -> retrier.errorEquals().stream())
        .collect(toSet());
  }
}
