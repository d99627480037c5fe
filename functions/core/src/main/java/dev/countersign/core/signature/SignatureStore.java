package dev.countersign.core.signature;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the signatures of a subscription are kept, and the rules that choose among them. */
public interface SignatureStore {
  /** The signature with this identifier, see {@link SignatureIds}. */
  Optional<SavedSignature> find(String subscriptionId, String signatureId);

  /** All signatures by their identifiers. */
  Map<String, SavedSignature> findAll(String subscriptionId);

  /** Adds or replaces a signature. */
  void save(String subscriptionId, String signatureId, SavedSignature signature);

  /** Removes a signature; one that is not there is no error. */
  void remove(String subscriptionId, String signatureId);

  /** The rules, in their order; none until some were saved. */
  List<SignatureRule> rules(String subscriptionId);

  /** Replaces the rules. */
  void saveRules(String subscriptionId, List<SignatureRule> rules);
}
