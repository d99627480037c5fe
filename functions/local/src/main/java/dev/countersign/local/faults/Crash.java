package dev.countersign.local.faults;

/** The function ends here, as when Lambda stops it: nothing may catch it and go on. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash(String where) {
    super(where, null, false, false);
  }
}
