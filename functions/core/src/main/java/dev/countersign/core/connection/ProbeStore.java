package dev.countersign.core.connection;

import java.util.Optional;

/** Where it is kept which test message is on its way, and that it came. */
public interface ProbeStore {
  /** The newest one of a subscription. */
  Optional<Probe> find(String subscriptionId);

  /** Replaces it. */
  void save(String subscriptionId, Probe probe);

  /**
   * Notes as which message it came to us.
   *
   * @return false, if another message came as this run's before: one counts
   */
  boolean arrive(Probe probe, String messageId);

  /** As which message it came; empty while it has not. */
  Optional<String> arrivedAs(Probe probe);
}
