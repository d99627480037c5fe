package dev.countersign.core.directory;

/**
 * What an administrator chose: whose data is synchronised, and whose mail is routed. The two know
 * nothing of each other.
 */
public interface ScopeStore {
  /** Whose data is synchronised; everybody's, if nothing was chosen. */
  Scope sync(String subscriptionId);

  /** Whose mail is routed; everybody's, if nothing was chosen. */
  Scope routing(String subscriptionId);

  /** Keeps a run's choice, and what counted before the run. */
  void saveSync(String subscriptionId, String runId, Scope scope);

  /** Keeps a run's choice, and what counted before the run. */
  void saveRouting(String subscriptionId, String runId, Scope scope);

  /** What counted before the run counts again, if the run chose anything. */
  void restore(String subscriptionId, String runId);

  /** Forgets both choices. */
  void remove(String subscriptionId);
}
