package dev.countersign.onboarding.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.lambda.Json;
import dev.countersign.onboarding.run.MarkFailedInput.Caught;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in words what Step Functions caught. A function's failure carries its code and its public
 * text as {@code errorMessage}; everything else that can be caught is said in our words.
 */
final class FailureReasons {
  /** What {@code Failure} makes its message of. */
  private static final Pattern CODE_AND_TEXT =
      Pattern.compile("([A-Za-z][A-Za-z0-9]{0,63}): (.+)", Pattern.DOTALL);

  /** Public texts are a few sentences; what is longer is none of ours. */
  private static final int MAX_TEXT = 1000;

  private FailureReasons() {}

  static FailureReason of(@Nullable Caught caught, String step) {
    String error = caught == null || caught.error() == null ? "" : caught.error();
    if (isTimeout(error)) {
      return timeout(step);
    }
    Matcher message = CODE_AND_TEXT.matcher(message(caught == null ? null : caught.cause()));
    if (message.matches() && message.group(2).length() <= MAX_TEXT) {
      return new FailureReason(message.group(1), message.group(2), step);
    }
    return byName(error, step);
  }

  /** The {@code errorMessage} of a Lambda failure, or the cause as it is. */
  private static String message(@Nullable String cause) {
    if (cause == null) {
      return "";
    }
    try {
      JsonNode payload = Json.MAPPER.readTree(cause);
      return payload.isObject() ? payload.path("errorMessage").asText("") : cause;
    } catch (JsonProcessingException e) {
      return cause;
    }
  }

  private static boolean isTimeout(String error) {
    return error.equals("States.Timeout") || error.equals("States.HeartbeatTimeout");
  }

  private static FailureReason timeout(String step) {
    return switch (step) {
      case "AwaitConsent" ->
          new FailureReason(
              "ConsentTimedOut",
              "Nobody gave consent within seven days, so onboarding was stopped. Nothing was"
                  + " changed in Microsoft 365. Connect again when a Global Administrator has a few"
                  + " minutes.",
              step);
      case "AwaitSyncScope", "AwaitRoutingScope" ->
          new FailureReason(
              "ChoiceTimedOut",
              "Nobody made the choice that onboarding waited for, so it was stopped. Mail flow was"
                  + " not changed. Connect again and choose.",
              step);
      default ->
          new FailureReason(
              "StepTimedOut",
              "The step "
                  + step
                  + " took too long and was stopped; what this run had created was"
                  + " taken back. Connect again; if it happens again, look at the function's log.",
              step);
    };
  }

  private static FailureReason byName(String error, String step) {
    return switch (error) {
      case "AuthorizationDeclined" ->
          new FailureReason(
              error,
              "The sign-in to Exchange Online was declined, so nothing was set up there. Connect"
                  + " again and confirm the sign-in as a Global Administrator.",
              step);
      case "AuthorizationExpired" ->
          new FailureReason(
              error,
              "Nobody entered the code in time, so nothing was set up in Exchange Online. Connect"
                  + " again when a Global Administrator has a few minutes.",
              step);
      default ->
          new FailureReason(
              "InternalError",
              "Something unexpected went wrong on our side; what this run had created was taken"
                  + " back. Connect again; if it happens again, look at the execution and at the"
                  + " function's log.",
              step);
    };
  }
}
