package dev.countersign.local.microsoft365.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds the configuration twice: as the cmdlets see it, at once, and as mail flow obeys it, some
 * time later, because Exchange Online takes 15 to 60 minutes to spread a change. Thread-safe.
 */
public final class ConfigurationStore {

  private record Change(Instant effective, Configuration configuration) {}

  private final Clock clock;
  private final Duration delay;
  private final Deque<Change> pending = new ArrayDeque<>();
  private Configuration current;
  private Configuration effective;

  public ConfigurationStore(Configuration initial, Clock clock, Duration delay) {
    this.current = initial;
    this.effective = initial;
    this.clock = clock;
    this.delay = delay;
  }

  /** What a Get cmdlet shows. */
  public synchronized Configuration current() {
    return current;
  }

  /** What mail flow obeys now. */
  public synchronized Configuration effective() {
    Instant now = clock.instant();
    while (!pending.isEmpty() && !pending.getFirst().effective().isAfter(now)) {
      effective = pending.removeFirst().configuration();
    }
    return effective;
  }

  synchronized void replace(Configuration changed) {
    current = changed;
    pending.addLast(new Change(clock.instant().plus(delay), current));
  }
}
