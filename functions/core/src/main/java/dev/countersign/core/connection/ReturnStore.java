package dev.countersign.core.connection;

import java.time.Instant;
import java.util.Optional;

/** Where it is kept when mail of a tenant was returned. */
public interface ReturnStore {
  /** Empty, if none was since the connection was made. */
  Optional<Returns> find(String subscriptionId);

  /** A message was returned. */
  void note(String subscriptionId, Instant at);
}
