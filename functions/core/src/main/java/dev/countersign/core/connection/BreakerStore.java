package dev.countersign.core.connection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where it is kept that a tenant's circuit is open. Nothing is kept while it is closed. */
public interface BreakerStore {
  /** Empty while mail can be returned. */
  Optional<Broken> find(String subscriptionId);

  /**
   * Compares and sets: of several callers that saw the same, one succeeds.
   *
   * @param seen what {@link #find} said; null for empty
   */
  boolean replace(String subscriptionId, @Nullable Broken seen, Broken next);

  /**
   * Closes the circuit.
   *
   * @return whether it was open
   */
  boolean close(String subscriptionId);
}
