package dev.countersign.onboarding.wait;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.run.RunTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the task token of a state that waits for a person. What it answers is not used. */
abstract class WaitTask extends RunTask<WaitInput, Map<String, String>> {
  private final WaitTokens tokens;

  WaitTask(StatusStore statuses, WaitTokens tokens) {
    super(WaitInput.class, statuses);
    this.tokens = tokens;
  }

  @Override
  protected final Map<String, String> run(WaitInput input) {
    tokens.keep(
        input.subscriptionId(),
        input.runId(),
        getClass().getSimpleName(),
        requireToken(input.taskToken()));
    return Map.of();
  }

  private static String requireToken(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      throw new PermanentFailure(
          "InvalidInput",
          "The state machine sent no task token. Deploy the state machine and the functions of"
              + " one version together.",
          "taskToken is missing");
    }
    return token;
  }
}
