package dev.countersign.core.dynamodb;

import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.core.signature.SignatureStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signatures as items {@code DEFAULT} and {@code SIGNATURE#…} of the signatures table, the rules as
 * item {@code RULES}.
 */
public final class DynamoDbSignatureStore implements SignatureStore {
  private final Table table;

  public DynamoDbSignatureStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<SavedSignature> find(String subscriptionId, String signatureId) {
    return table
        .find(subscriptionId, SignatureItems.key(signatureId))
        .map(item -> SignatureItems.read(item));
  }

  @Override
  public Map<String, SavedSignature> findAll(String subscriptionId) {
    Map<String, SavedSignature> all = new TreeMap<>();
    find(subscriptionId, SignatureIds.DEFAULT).ifPresent(s -> all.put(SignatureIds.DEFAULT, s));
    for (Item item : table.queries().list(subscriptionId, SignatureItems.NAMED)) {
      String signatureId = item.text("signatureId").substring(SignatureItems.NAMED.length());
      all.put(signatureId, SignatureItems.read(item));
    }
    return all;
  }

  @Override
  public void save(String subscriptionId, String signatureId, SavedSignature signature) {
    Item item = table.item(subscriptionId, SignatureItems.key(signatureId));
    table.put(SignatureItems.write(item, signature));
  }

  @Override
  public void remove(String subscriptionId, String signatureId) {
    table.delete(subscriptionId, SignatureItems.key(signatureId));
  }

  @Override
  public List<SignatureRule> rules(String subscriptionId) {
    return table
        .find(subscriptionId, SignatureItems.RULES)
        .map(SignatureItems::readRules)
        .orElse(List.of());
  }

  @Override
  public void saveRules(String subscriptionId, List<SignatureRule> rules) {
    table.put(SignatureItems.write(table.item(subscriptionId, SignatureItems.RULES), rules));
  }
}
