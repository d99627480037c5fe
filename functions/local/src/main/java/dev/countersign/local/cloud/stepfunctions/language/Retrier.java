package dev.countersign.local.cloud.stepfunctions.language;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how often a task tries again.
 *
 * @param maxDelaySeconds limit of one delay, or null for none
 * @param fullJitter whether a delay is anything from nothing to its computed length
 */
public record Retrier(
    List<String> errorEquals,
    long intervalSeconds,
    double backoffRate,
    long maxAttempts,
    @Nullable Long maxDelaySeconds,
    boolean fullJitter) {
  private static final double MILLIS = 1000;

  /**
   * The delay before the next retry.
   *
   * @param retries how often this retrier was used since the state was entered
   * @param random from 0 to 1
   */
  public Duration delay(long retries, double random) {
    double seconds = (double) intervalSeconds * Math.pow(backoffRate, (double) retries);
    if (maxDelaySeconds != null) {
      seconds = Math.min(seconds, maxDelaySeconds);
    }
    return Duration.ofMillis(Math.round(seconds * MILLIS * (fullJitter ? random : 1)));
  }
}
