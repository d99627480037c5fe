package dev.countersign.local.memory;

import dev.countersign.core.connection.ReturnStore;
import dev.countersign.core.connection.Returns;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When mail was returned, in memory. */
public final class InMemoryReturns implements ReturnStore {
  private final Map<String, Returns> returns = new ConcurrentHashMap<>();

  @Override
  public Optional<Returns> find(String subscriptionId) {
    return Optional.ofNullable(returns.get(subscriptionId));
  }

  @Override
  public void note(String subscriptionId, Instant at) {
    returns.merge(
        subscriptionId, new Returns(at, at), (old, now) -> new Returns(old.firstAt(), at));
  }
}
