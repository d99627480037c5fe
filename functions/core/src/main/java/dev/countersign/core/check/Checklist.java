package dev.countersign.core.check;

import dev.countersign.core.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Checks one after the other: one that throws is red, and the others go on. */
public final class Checklist {
  private final List<CheckResult> results = new ArrayList<>();

  /**
   * Adds a check.
   *
   * @param mend what to do where it throws
   */
  public Checklist check(String name, String mend, Callable<CheckResult> check) {
    results.add(run(name, mend, check));
    return this;
  }

  public List<CheckResult> results() {
    return List.copyOf(results);
  }

  private static CheckResult run(String name, String mend, Callable<CheckResult> check) {
    try {
      return check.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CheckResult.red(name, "interrupted", mend);
    } catch (Failure e) {
      return CheckResult.red(name, e.code(), e.publicText());
    } catch (Exception e) {
      // A foreign exception's message may hold anything; its name says enough to find it.
      return CheckResult.red(name, e.getClass().getSimpleName(), mend);
    }
  }
}
