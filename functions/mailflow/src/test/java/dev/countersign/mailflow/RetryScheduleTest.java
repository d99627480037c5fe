package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  /** The ledger offers a parked message for ninety days; DynamoDB removes it up to two later. */
  private static final Duration OFFERED = Duration.ofDays(90 + 2);

  /** The bucket emptied it under a message that was retried in the last days. */
  @Test
  void theBucketHasAParkedMessageUntilItsLastRetryIsOver() throws IOException {
    Path template = Path.of(System.getProperty("countersign.root", "../.."), "template.yaml");
    Matcher days =
        Pattern.compile("Prefix: parked/\\s+(?:#.*\\s+)?ExpirationInDays: (\\d+)")
            .matcher(Files.readString(template));
    assertThat(days.find()).isTrue();
    assertThat(Duration.ofDays(Long.parseLong(days.group(1))))
        .isGreaterThanOrEqualTo(
            OFFERED.plus(RetrySchedule.GIVE_UP_AFTER).plus(RetrySchedule.REPORT_FOR));
  }

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
