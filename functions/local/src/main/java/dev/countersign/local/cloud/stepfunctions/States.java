package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.Expression;
import dev.countersign.local.cloud.stepfunctions.data.Scope;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import dev.countersign.local.cloud.stepfunctions.language.ChoiceRule;
import dev.countersign.local.cloud.stepfunctions.language.State;
import org.jspecify.annotations.Nullable;

/** What each type of state does. */
final class States {
  private final Execution execution;

  States(Execution execution) {
    this.execution = execution;
  }

  Step visit(Visit visit) {
    State state = visit.state();
    if (state instanceof State.Task task) {
      return execution.run(new TaskRun(execution, visit, task));
    } else if (state instanceof State.Wait wait) {
      return await(visit, wait);
    } else if (state instanceof State.Choice choice) {
      return choose(visit, choice);
    } else if (state instanceof State.Pass pass) {
      return pass(visit, pass);
    } else if (state instanceof State.Succeed succeed) {
      return through(visit, succeed.inputPath(), succeed.outputPath(), null);
    }
    return fail(visit, (State.Fail) state);
  }

  private Step pass(Visit visit, State.Pass pass) {
    Scope scope = execution.scope(visit);
    JsonNode data = pass.inputPath().evaluate(scope);
    if (pass.parameters() != null) {
      data = pass.parameters().evaluate(scope.with(data));
    }
    JsonNode result = pass.result() != null ? pass.result() : data;
    JsonNode combined = pass.resultPath().combine(visit.input(), result);
    return execution.leave(visit, pass.outputPath().evaluate(scope.with(combined)), pass.next());
  }

  private Step choose(Visit visit, State.Choice choice) {
    Scope scope = execution.scope(visit);
    Scope selected = scope.with(choice.inputPath().evaluate(scope));
    for (ChoiceRule rule : choice.rules()) {
      if (rule.condition().test(selected)) {
        return through(visit, choice.inputPath(), choice.outputPath(), rule.next());
      }
    }
    if (choice.otherwise() == null) {
      throw StatesError.of("States.NoChoiceMatched", "No choice of the state matched its input");
    }
    return through(visit, choice.inputPath(), choice.outputPath(), choice.otherwise());
  }

  private Step await(Visit visit, State.Wait wait) {
    Scope scope = execution.scope(visit);
    Scope selected = scope.with(wait.inputPath().evaluate(scope));
    return execution.await(
        wait.time().end(selected, visit.entered()),
        () -> through(visit, wait.inputPath(), wait.outputPath(), wait.next()));
  }

  private Step through(
      Visit visit, Expression inputPath, Expression outputPath, @Nullable String next) {
    Scope scope = execution.scope(visit);
    JsonNode selected = inputPath.evaluate(scope);
    return execution.leave(visit, outputPath.evaluate(scope.with(selected)), next);
  }

  private Step fail(Visit visit, State.Fail fail) {
    Scope scope = execution.scope(visit);
    return new Step.Fail(StatesError.of(text(fail.error(), scope), text(fail.cause(), scope)));
  }

  private static String text(@Nullable Expression expression, Scope scope) {
    if (expression == null) {
      return "";
    }
    JsonNode value = expression.evaluate(scope);
    if (!value.isTextual() && !value.isNull()) {
      throw StatesError.runtime("The Error and the Cause of a Fail state must be strings");
    }
    return value.isNull() ? "" : value.textValue();
  }
}
