package dev.countersign.core.dynamodb;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Photo;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.core.signature.SignatureRule;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Reads what is not known from the last minute with one batch read. Only a function that has just
 * started makes a second one, where rules name other signatures than the default one.
 */
final class DynamoDbMailLookup implements MailLookup {
  /** An entry is about a kilobyte, and a photo of up to 30 KB. */
  private static final int MOST_PEOPLE = 2_000;

  /** With its images a signature has up to 400 KB. */
  private static final int MOST_SIGNATURES = 200;

  private static final int MOST_TENANTS = 1_000;

  private final DynamoDbClient dynamoDb;
  private final CachedItems<Connection> connections;
  private final CachedItems<Addressee> people;
  private final CachedItems<SavedSignature> signatures;
  private final CachedItems<List<SignatureRule>> rules;

  /** What the rules of a tenant named when they were last read: asked for together with them. */
  private final Map<String, Set<String>> named = new ConcurrentHashMap<>();

  /** What stands under an address. */
  private record Addressee(Person person, Optional<Photo> photo) {
    static Addressee of(Item item) {
      return new Addressee(DynamoDbDirectoryStore.read(item), DynamoDbPhotoStore.read(item));
    }
  }

  DynamoDbMailLookup(DynamoDbClient dynamoDb, Tables tables, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.connections = new CachedItems<>(tables.subscriptions(), clock, MOST_TENANTS);
    this.people = new CachedItems<>(tables.directory(), clock, MOST_PEOPLE);
    Table signaturesTable = tables.signatures();
    this.signatures = new CachedItems<>(signaturesTable, clock, MOST_SIGNATURES);
    this.rules = new CachedItems<>(signaturesTable, clock, MOST_TENANTS);
  }

  @Override
  public Optional<Connection> findConnection(String subscriptionId) {
    BatchRead batch = new BatchRead();
    Supplier<Optional<Connection>> connection = connection(batch, subscriptionId);
    batch.run(dynamoDb);
    return connection.get();
  }

  @Override
  public Found find(String subscriptionId, Set<String> addresses) {
    BatchRead batch = new BatchRead();
    Supplier<Optional<Connection>> connection = connection(batch, subscriptionId);
    Map<String, Supplier<Optional<Addressee>>> wantedPeople =
        people(batch, subscriptionId, addresses);
    Supplier<Optional<List<SignatureRule>>> wantedRules =
        rules.want(batch, subscriptionId, SignatureItems.RULES, SignatureItems::readRules);
    Set<String> expected = named.getOrDefault(subscriptionId, Set.of(SignatureIds.DEFAULT));
    Map<String, Supplier<Optional<SavedSignature>>> wantedSignatures =
        signatures(batch, subscriptionId, expected);
    batch.run(dynamoDb);

    List<SignatureRule> found =
        wantedRules.get().filter(r -> !r.isEmpty()).orElse(List.of(SignatureRule.EVERYBODY));
    Map<String, Person> foundPeople = new HashMap<>();
    Map<String, Photo> photos = new HashMap<>();
    present(wantedPeople)
        .forEach(
            (address, addressee) -> {
              foundPeople.put(address, addressee.person());
              addressee.photo().ifPresent(photo -> photos.put(address, photo));
            });
    return new Found(
        connection.get().orElse(null),
        foundPeople,
        photos,
        found,
        signatures(subscriptionId, namedBy(found), present(wantedSignatures)));
  }

  private Supplier<Optional<Connection>> connection(BatchRead batch, String subscriptionId) {
    return connections.want(
        batch,
        subscriptionId,
        DynamoDbConnectionStore.ITEM,
        item -> DynamoDbConnectionStore.read(subscriptionId, item));
  }

  private Map<String, Supplier<Optional<Addressee>>> people(
      BatchRead batch, String subscriptionId, Set<String> addresses) {
    Map<String, Supplier<Optional<Addressee>>> wanted = new HashMap<>();
    for (String address : addresses) {
      String lower = address.toLowerCase(Locale.ROOT);
      String sort = DynamoDbDirectoryStore.ADDRESS + lower;
      wanted.put(lower, people.want(batch, subscriptionId, sort, item -> Addressee.of(item)));
    }
    return wanted;
  }

  private Map<String, Supplier<Optional<SavedSignature>>> signatures(
      BatchRead batch, String subscriptionId, Set<String> ids) {
    Map<String, Supplier<Optional<SavedSignature>>> wanted = new LinkedHashMap<>();
    for (String id : ids) {
      String sort = SignatureItems.key(id);
      wanted.put(
          id, signatures.want(batch, subscriptionId, sort, item -> SignatureItems.read(item)));
    }
    return wanted;
  }

  /** Those that the rules name; what was not expected is read now. */
  private Map<String, SavedSignature> signatures(
      String subscriptionId, Set<String> needed, Map<String, SavedSignature> read) {
    named.put(subscriptionId, needed);
    if (read.keySet().containsAll(needed)) {
      return read;
    }
    BatchRead batch = new BatchRead();
    Map<String, Supplier<Optional<SavedSignature>>> wanted =
        signatures(batch, subscriptionId, needed);
    batch.run(dynamoDb);
    return present(wanted);
  }

  private static Set<String> namedBy(List<SignatureRule> rules) {
    return rules.stream()
        .map(SignatureRule::signature)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <V> Map<String, V> present(Map<String, Supplier<Optional<V>>> wanted) {
    Map<String, V> present = new HashMap<>();
    wanted.forEach((key, value) -> value.get().ifPresent(v -> present.put(key, v)));
    return present;
  }
}
