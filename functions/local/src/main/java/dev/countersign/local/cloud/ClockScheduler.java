package dev.countersign.local.cloud;

import dev.countersign.local.cloud.lambda.Timers;
import dev.countersign.local.cloud.stepfunctions.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Executions wait by the same clock as everything else. */
record ClockScheduler(Clock clock, Timers timers, Duration longestWait) implements Scheduler {
  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Timer schedule(Duration delay, Runnable action) {
    return timers.after(delay, action)::run;
  }

  @Override
  public Timer pause(Duration delay, Runnable action) {
    return schedule(delay.compareTo(longestWait) < 0 ? delay : longestWait, action);
  }
}
