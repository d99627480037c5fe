package dev.countersign.core.run;

/**
 * What a task gets and gives that waits for the DNS: the state machine calls it again after the
 * wait that it names, so nothing runs in the meantime.
 */
public final class DnsCheck {
  private static final int FIRST_WAIT = 2;
  private static final double GROWTH = 1.5;

  /** A person who has just published a record does not wait longer than this. */
  private static final int LONGEST_WAIT = 900;

  private DnsCheck() {}

  /**
   * The input.
   *
   * @param checks that there were before
   */
  public record Input(String subscriptionId, String runId, int checks) implements RunTask.Input {}

  /**
   * The output.
   *
   * @param done whether the next state can begin
   * @param checks with this one
   * @param waitSeconds until the next one
   */
  public record Result(boolean done, int checks, int waitSeconds) {}

  /** The DNS shows what was waited for. */
  public static Result done(Input input) {
    return new Result(true, input.checks() + 1, 0);
  }

  /** It does not yet. */
  public static Result again(Input input) {
    double wait = FIRST_WAIT * Math.pow(GROWTH, input.checks());
    return new Result(false, input.checks() + 1, (int) Math.min(LONGEST_WAIT, wait));
  }
}
