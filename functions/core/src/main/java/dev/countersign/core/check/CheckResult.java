package dev.countersign.core.check;

/**
 * One line of a check-up.
 *
 * @param name what was looked at
 * @param found what was found, without secrets and addresses
 * @param mend what to do; empty where nothing has to be done
 */
public record CheckResult(String name, Verdict verdict, String found, String mend) {

  /** What came of it. */
  public enum Verdict {
    GREEN,
    RED,
    /** It could not be looked at; {@code mend} says how it can be. */
    SKIPPED
  }

  public static CheckResult green(String name, String found) {
    return new CheckResult(name, Verdict.GREEN, found, "");
  }

  public static CheckResult red(String name, String found, String mend) {
    return new CheckResult(name, Verdict.RED, found, mend);
  }

  public static CheckResult skipped(String name, String why, String how) {
    return new CheckResult(name, Verdict.SKIPPED, why, how);
  }
}
