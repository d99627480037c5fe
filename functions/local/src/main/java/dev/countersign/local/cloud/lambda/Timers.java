package dev.countersign.local.cloud.lambda;

import dev.countersign.local.cloud.http.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Runs tasks when the clock has reached their time, whether it runs or is moved by a test. */
public final class Timers implements AutoCloseable {
  /** How often to look at a clock that may not move with real time. */
  private static final long CLOCK_LOOK_MILLIS = 50;

  private static final class Timer {
    private final Instant at;
    private final Runnable task;

    Timer(Instant at, Runnable task) {
      this.at = at;
      this.task = task;
    }
  }

  private final Clock clock;
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(timer -> timer.at));
  private final Thread thread;

  public Timers(Clock clock) {
    this.clock = clock;
    this.thread = DaemonThreads.named("timers").newThread(this::run);
    thread.start();
  }

  /**
   * Runs {@code task}, which must be short, once {@code delay} has gone by on the clock.
   *
   * @return takes it back, if it has not run yet
   */
  public synchronized Runnable after(Duration delay, Runnable task) {
    Timer timer = new Timer(clock.instant().plus(delay), task);
    timers.add(timer);
    notifyAll();
    return () -> cancel(timer);
  }

  /** How many tasks wait for their time. */
  public synchronized int waiting() {
    return timers.size();
  }

  private synchronized void cancel(Timer timer) {
    timers.remove(timer);
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Runnable due = awaitDue();
        if (due != null) {
          due.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // The caller loops.
  private synchronized @Nullable Runnable awaitDue() throws InterruptedException {
    Timer next = timers.peek();
    if (next == null) {
      wait();
      return null;
    }
    if (next.at.isAfter(clock.instant())) {
      wait(CLOCK_LOOK_MILLIS);
      return null;
    }
    timers.remove(next);
    return next.task;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
