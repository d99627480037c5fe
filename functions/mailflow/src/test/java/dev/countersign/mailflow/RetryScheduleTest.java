package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  /** VisibilityTimeout's largest value (Amazon SQS API Reference, ChangeMessageVisibility). */
  private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

  /** RelayQueue in template.yaml. */
  private static final int MAX_RECEIVE_COUNT = 100;

  @Test
  void triesForTwoDaysWithinWhatTheQueueAllows() {
    Duration passed = Duration.ZERO;
    int attempts = 0;
    while (passed.compareTo(RetrySchedule.GIVE_UP_AFTER.plus(RetrySchedule.REPORT_FOR)) < 0) {
      attempts++;
      Duration delay = RetrySchedule.delayAfter(attempts);
      assertThat(delay).isPositive().isLessThanOrEqualTo(LONGEST_VISIBILITY);
      passed = passed.plus(delay);
    }
    assertThat(attempts).isLessThan(MAX_RECEIVE_COUNT);
  }

  @Test
  void waitsLongerEachTime() {
    for (int attempts = 1; attempts < 10; attempts++) {
      assertThat(RetrySchedule.delayAfter(attempts + 1))
          .isGreaterThanOrEqualTo(RetrySchedule.delayAfter(attempts));
    }
    assertThat(RetrySchedule.delayAfter(0)).isEqualTo(RetrySchedule.delayAfter(1));
  }
}
