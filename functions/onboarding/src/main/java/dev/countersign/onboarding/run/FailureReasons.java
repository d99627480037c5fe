package dev.countersign.onboarding.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.lambda.Json;
import dev.countersign.onboarding.run.MarkFailedInput.Caught;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in words what Step Functions caught. Our own failures carry a code and a public text; of all
 * others only the name is used, as their messages may hold what nobody should see.
 */
public final class FailureReasons {
  /** The message of a {@code Failure}. */
  private static final Pattern CODE_AND_TEXT =
      Pattern.compile("([A-Za-z][A-Za-z0-9]*): (.+)", Pattern.DOTALL);

  /** By Step Functions, and by Lambda. */
  private static final Set<String> TIMEOUTS =
      Set.of("States.Timeout", "States.HeartbeatTimeout", "Sandbox.Timedout");

  private FailureReasons() {}

  /** Only if it was a failure of ours, with code and text. */
  public static Optional<FailureReason> ours(@Nullable Caught caught, String step) {
    String error = caught == null || caught.error() == null ? "" : caught.error();
    String cause = caught == null || caught.cause() == null ? "" : caught.cause();
    return ours(error, cause, step);
  }

  /** Of an error that was caught in a step. */
  public static FailureReason of(@Nullable Caught caught, String step) {
    String error = caught == null || caught.error() == null ? "" : caught.error();
    String cause = caught == null || caught.cause() == null ? "" : caught.cause();
    if (TIMEOUTS.contains(error)) {
      return timeout(step);
    }
    return ours(error, cause, step).orElseGet(() -> unexpected(step));
  }

  private static Optional<FailureReason> ours(String error, String cause, String step) {
    Matcher message = CODE_AND_TEXT.matcher(message(cause));
    if (!message.matches()) {
      return Optional.empty();
    }
    String code = message.group(1);
    // A function's failure has its class as name; one that the state machine made has its code.
    return error.startsWith("dev.countersign.") || error.equals(code)
        ? Optional.of(new FailureReason(code, message.group(2), step))
        : Optional.empty();
  }

  /** The {@code errorMessage} of a function's failure, or the cause as it is. */
  private static String message(String cause) {
    try {
      JsonNode payload = Json.MAPPER.readTree(cause);
      return payload.isObject() ? payload.path("errorMessage").asText("") : cause;
    } catch (JsonProcessingException e) {
      return cause;
    }
  }

  private static FailureReason timeout(String step) {
    return switch (step) {
      case "AwaitConsent" ->
          new FailureReason(
              "ConsentTimedOut",
              "Nobody gave consent within seven days, so onboarding was stopped. Connect again when"
                  + " a Global Administrator has a few minutes.",
              step);
      case "AwaitSyncScope", "AwaitRoutingScope" ->
          new FailureReason(
              "ChoiceTimedOut",
              "Nobody made the choice that onboarding waited for within seven days, so it was"
                  + " stopped. Connect again and choose.",
              step);
      case "AwaitConfirmation" ->
          new FailureReason(
              "ConfirmationTimedOut",
              "Nobody confirmed the changes within a day, so nothing was changed in Exchange"
                  + " Online. Connect again to see and confirm them.",
              step);
      default ->
          new FailureReason(
              "StepTimedOut",
              "The step "
                  + step
                  + " took too long and was stopped. Try again; if it happens"
                  + " again, look at the function's log.",
              step);
    };
  }

  private static FailureReason unexpected(String step) {
    return new FailureReason(
        "InternalError",
        "Something unexpected went wrong on our side. Try again; if it happens again, look at"
            + " the execution and at the function's log.",
        step);
  }
}
