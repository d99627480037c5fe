package dev.countersign.core.signature;

import java.util.Optional;

/** Where the signatures of a subscription are kept. */
public interface SignatureStore {
  /** The signature of everybody in the subscription. */
  Optional<SavedSignature> find(String subscriptionId);

  /** Replaces it. */
  void save(String subscriptionId, SavedSignature signature);
}
