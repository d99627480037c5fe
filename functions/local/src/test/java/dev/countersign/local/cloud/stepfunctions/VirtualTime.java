package dev.countersign.local.cloud.stepfunctions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;

/**
 * Time that passes only when a test says so, and the executor that goes with it: all work is done
 * in the test's thread, in order.
 */
public final class VirtualTime implements Scheduler, Executor {
  private final PriorityQueue<Due> timers =
      new PriorityQueue<>(Comparator.comparing(Due::time).thenComparing(Due::number));
  private final Deque<Runnable> work = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private long number;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Timer schedule(Duration delay, Runnable action) {
    Due due = new Due(now.plus(delay), number++, action);
    timers.add(due);
    return () -> timers.remove(due);
  }

  @Override
  public void execute(Runnable task) {
    work.add(task);
  }

  /** Does what is to be done now. */
  public void settle() {
    advance(Duration.ZERO);
  }

  /** Lets time pass, and does what is due meanwhile. */
  public void advance(Duration duration) {
    Instant end = now.plus(duration);
    drain();
    while (!timers.isEmpty() && !timers.peek().time().isAfter(end)) {
      now = timers.peek().time();
      timers.remove().action().run();
      drain();
    }
    now = end;
  }

  /** Goes from timer to timer until nothing is left to do. */
  public void runToTheEnd() {
    drain();
    while (!timers.isEmpty()) {
      advance(Duration.between(now, timers.peek().time()));
    }
  }

  /** Whether nothing waits for its time. */
  public boolean isIdle() {
    return timers.isEmpty();
  }

  private void drain() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  private record Due(Instant time, long number, Runnable action) {}
}
