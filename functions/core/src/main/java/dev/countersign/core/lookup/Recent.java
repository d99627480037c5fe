package dev.countersign.core.lookup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values that were read a short time ago, the most recently used ones. Safe to share between
 * threads.
 */
public final class Recent<K, V> {
  private final Clock clock;
  private final Duration staleness;
  private final Map<K, Read<V>> values;

  private record Read<V>(V value, Instant until) {}

  /**
   * @param staleness how long a value counts
   * @param most how many are kept
   */
  public Recent(Clock clock, Duration staleness, int most) {
    this.clock = clock;
    this.staleness = staleness;
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Read<V>> eldest) {
            return size() > most;
          }
        };
  }

  /** The value, unless it is too old or was never read. */
  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(values.get(key))
        .filter(read -> clock.instant().isBefore(read.until()))
        .map(Read::value);
  }

  /** Keeps a value that was read now. */
  public synchronized void keep(K key, V value) {
    values.put(key, new Read<>(value, clock.instant().plus(staleness)));
  }
}
