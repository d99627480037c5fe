package dev.countersign.local.memory;

import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.Broken;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Open circuits in memory. */
public final class InMemoryBreakers implements BreakerStore {
  private final Map<String, Broken> open = new ConcurrentHashMap<>();

  @Override
  public Optional<Broken> find(String subscriptionId) {
    return Optional.ofNullable(open.get(subscriptionId));
  }

  @Override
  public boolean replace(String subscriptionId, @Nullable Broken seen, Broken next) {
    return seen == null
        ? open.putIfAbsent(subscriptionId, next) == null
        : open.replace(subscriptionId, seen, next);
  }

  @Override
  public boolean close(String subscriptionId) {
    return open.remove(subscriptionId) != null;
  }
}
