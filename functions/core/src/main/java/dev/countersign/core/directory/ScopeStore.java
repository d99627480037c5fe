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

  void saveSync(String subscriptionId, Scope scope);

  void saveRouting(String subscriptionId, Scope scope);

  /** Forgets both choices. */
  void remove(String subscriptionId);
}
