package dev.countersign.local.memory;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.directory.Person;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.core.signature.SignatureRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One tenant that does not change: its connection, people and signature. */
public final class FixedLookup implements MailLookup, ConnectionLookup {
  private final Connection connection;
  private final Map<String, Person> people = new HashMap<>();
  private final SavedSignature signature;

  /** With the default signature for everybody. */
  public FixedLookup(Connection connection, List<Person> people, SavedSignature signature) {
    this.connection = connection;
    people.forEach(p -> p.addresses().forEach(address -> this.people.put(address, p)));
    this.signature = signature;
  }

  @Override
  public Found find(String subscriptionId, Set<String> addresses) {
    Map<String, Person> found = new HashMap<>(people);
    found.keySet().retainAll(addresses.stream().map(a -> a.toLowerCase(Locale.ROOT)).toList());
    return new Found(
        findConnection(subscriptionId).orElse(null),
        found,
        Map.of(),
        List.of(SignatureRule.EVERYBODY),
        Map.of(SignatureIds.DEFAULT, signature));
  }

  @Override
  public Optional<Connection> findConnection(String subscriptionId) {
    return Optional.of(connection).filter(c -> c.subscriptionId().equals(subscriptionId));
  }

  @Override
  public Optional<Connection> find(String subscriptionId) {
    return findConnection(subscriptionId);
  }
}
