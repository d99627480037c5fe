package dev.countersign.core.connection;

import dev.countersign.core.failure.PermanentFailure;
import java.util.Optional;

/** Finds connections; the mail path knows no more of {@link ConnectionStore}. */
public interface ConnectionLookup {
  /** The connection of a subscription; empty before consent. */
  Optional<Connection> find(String subscriptionId);

  /** As it is at this moment, should {@link #find} answer with what was read a short time ago. */
  default Optional<Connection> findNow(String subscriptionId) {
    return find(subscriptionId);
  }

  /**
   * The connection of a subscription that has one.
   *
   * @throws PermanentFailure if it has none
   */
  default Connection require(String subscriptionId) {
    return find(subscriptionId)
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "NotConsented",
                    "No Microsoft 365 organisation has been connected yet. Start again with"
                        + " Connect to Microsoft 365.",
                    "no connection record"));
  }
}
