package dev.countersign.onboarding.probe;

/**
 * What the state machine does next about the test message.
 *
 * @param next {@code LOOK} after {@code waitSeconds}, {@code SEND} another one, or {@code GO_ON}
 * @param waitSeconds before it is looked for again
 * @param looks how often this message was looked for
 * @param tries how many messages were sent
 */
public record ProbeProgress(String next, int waitSeconds, int looks, int tries) {
  private static final int LONGEST_WAIT_SECONDS = 60;

  /** A new connector may take some time until it has effect; half an hour is enough to hold up. */
  private static final int MOST_TRIES = 3;

  /** A message was sent. */
  public static ProbeProgress sent(int tries) {
    return new ProbeProgress("LOOK", 1, 0, tries);
  }

  /** There is nothing to wait for (any more). */
  public static ProbeProgress over(int tries) {
    return new ProbeProgress("GO_ON", 0, 0, tries);
  }

  /** The message is still on its way: look again, twice as long after as before. */
  static ProbeProgress after(int looks, int tries) {
    return new ProbeProgress("LOOK", looks > 5 ? LONGEST_WAIT_SECONDS : 1 << looks, looks, tries);
  }

  static ProbeProgress another(int tries) {
    return new ProbeProgress("SEND", 0, 0, tries);
  }

  static boolean isLastTry(int tries) {
    return tries >= MOST_TRIES;
  }
}
