package dev.countersign.onboarding.secret;

import java.time.Duration;
import java.util.Optional;

/** Where a run keeps what must be in nobody's sight. A secret that has expired is not there. */
public interface SecretStore {
  /** Keeps a secret for a while, in place of one with the same name. */
  void save(SecretName name, String value, Duration lifetime);

  /**
   * Keeps a secret unless there is one with the same name: of several callers, one succeeds.
   *
   * @return whether it was kept
   */
  boolean saveIfAbsent(SecretName name, String value, Duration lifetime);

  /** Reads a secret. */
  Optional<Secret> find(SecretName name);

  /** Reads a secret and deletes it: of several callers, one gets it. */
  Optional<Secret> take(SecretName name);

  /** Deletes a secret; one that is not there is no error. */
  void delete(SecretName name);

  /** Deletes all secrets of a run. */
  void deleteAll(String subscriptionId, String runId);
}
