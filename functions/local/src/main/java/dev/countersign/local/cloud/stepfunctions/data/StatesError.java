package dev.countersign.local.cloud.stepfunctions.data;

import java.util.List;
import java.util.Set;

/**
 * An error that a state reports, by its name in the language.
 *
 * <p>Source: Amazon States Language, "Errors"; AWS Step Functions Developer Guide, "Handling errors
 * in Step Functions workflows".
 */
public final class StatesError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public static final String ALL = "States.ALL";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String TIMEOUT = "States.Timeout";
  public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
  public static final String RUNTIME = "States.Runtime";
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

  /** Names that an ErrorEquals may hold; others under {@code States.} do not exist. */
  public static final Set<String> RESERVED =
      Set.of(
          ALL,
          TASK_FAILED,
          TIMEOUT,
          HEARTBEAT_TIMEOUT,
          RUNTIME,
          DATA_LIMIT_EXCEEDED,
          "States.Permissions",
          "States.ResultPathMatchFailure",
          "States.ParameterPathFailure",
          "States.BranchFailed",
          "States.NoChoiceMatched",
          "States.IntrinsicFailure");

  private final String name;
  private final String alias;
  private final String detail;

  private StatesError(String name, String alias, String detail) {
    super(name + ": " + detail, null, false, false);
    this.name = name;
    this.alias = alias;
    this.detail = detail;
  }

  /** An error under the name that a function or the answer to a task token gave it. */
  public static StatesError of(String name, String detail) {
    return new StatesError(name, name, detail);
  }

  /** An error that no Retry and no Catch sees: it always ends the execution. */
  public static StatesError runtime(String detail) {
    return of(RUNTIME, detail);
  }

  public static StatesError timeout() {
    return of(TIMEOUT, "");
  }

  /** Reported as a time-out, and matched by the narrower name too. */
  public static StatesError heartbeatTimeout() {
    return new StatesError(TIMEOUT, HEARTBEAT_TIMEOUT, "");
  }

  public String name() {
    return name;
  }

  /** What the language calls Cause; empty where nothing is known. */
  public String detail() {
    return detail;
  }

  public boolean isTimeout() {
    return name.equals(TIMEOUT);
  }

  /** Whether an ErrorEquals matches this error. */
  public boolean matches(List<String> errorEquals) {
    return !name.equals(RUNTIME) && errorEquals.stream().anyMatch(this::matches);
  }

  private boolean matches(String pattern) {
    return switch (pattern) {
      case ALL -> !name.equals(DATA_LIMIT_EXCEEDED);
      case TASK_FAILED -> !name.equals(DATA_LIMIT_EXCEEDED) && !isTimeout();
      default -> pattern.equals(name) || pattern.equals(alias);
    };
  }
}
