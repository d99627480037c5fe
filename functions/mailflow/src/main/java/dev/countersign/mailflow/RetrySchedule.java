package dev.countersign.mailflow;

import dev.countersign.core.ledger.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a message that could not be returned is tried again. */
final class RetrySchedule {
  /** RFC 5321, section 4.5.4.1, asks for four days at least; people want to know earlier. */
  static final Duration GIVE_UP_AFTER = Duration.ofDays(2);

  /** How much longer a report is tried that cannot be handed over; SQS keeps entries four days. */
  static final Duration REPORT_FOR = Duration.ofDays(1);

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofMinutes(60));

  private RetrySchedule() {}

  /** How long to wait after so many attempts. */
  static Duration delayAfter(int attempts) {
    return DELAYS.get(Math.max(0, Math.min(attempts, DELAYS.size()) - 1));
  }

  /** Whether a message has been tried for long enough. */
  static boolean isOver(Progress progress, Instant now) {
    return !now.isBefore(progress.tryUntil());
  }

  /** Whether the report of its failure has been tried for long enough, too. */
  static boolean isReportOver(Progress progress, Instant now) {
    return !now.isBefore(progress.tryUntil().plus(REPORT_FOR));
  }
}
