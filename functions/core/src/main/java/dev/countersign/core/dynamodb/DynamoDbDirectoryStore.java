package dev.countersign.core.dynamodb;

import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Photo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People in the directory table: one item {@code PERSON#…} each, and one {@code ADDRESS#…} with the
 * same data for each of their addresses, so that the mail path needs one read.
 */
public final class DynamoDbDirectoryStore implements DirectoryStore {
  static final String ADDRESS = "ADDRESS#";
  private static final String PERSON = "PERSON#";

  /** Items that one call of {@link #removeSome} deletes: some seconds. */
  private static final int MOST_REMOVED = 2000;

  private final Table table;

  public DynamoDbDirectoryStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Person> findByAddress(String subscriptionId, String address) {
    return table
        .find(subscriptionId, ADDRESS + address.toLowerCase(Locale.ROOT))
        .map(DynamoDbDirectoryStore::read);
  }

  @Override
  public Map<String, Person> find(String subscriptionId, Collection<String> objectIds) {
    List<String> sorts = objectIds.stream().map(id -> PERSON + id).toList();
    return table.batch().find(subscriptionId, sorts).values().stream()
        .map(DynamoDbDirectoryStore::read)
        .collect(Collectors.toMap(Person::objectId, person -> person));
  }

  @Override
  public int save(String subscriptionId, List<Person> people) {
    Map<String, Person> changed = new LinkedHashMap<>();
    people.forEach(person -> changed.put(person.objectId(), person));
    Map<String, Person> before = find(subscriptionId, changed.keySet());
    changed.values().removeIf(person -> person.equals(before.get(person.objectId())));
    Map<String, Item> addresses = new LinkedHashMap<>();
    List<Item> persons = new ArrayList<>();
    Map<String, Photo> photos = photos(subscriptionId, changed.values());
    for (Person person : changed.values()) {
      person.addresses().stream()
          .map(ADDRESS::concat)
          .forEach(
              sort ->
                  addresses.put(
                      sort,
                      withPhoto(
                          write(subscriptionId, sort, person), photos.get(person.objectId()))));
      persons.add(write(subscriptionId, PERSON + person.objectId(), person));
    }
    before.keySet().retainAll(changed.keySet());
    table.batch().put(List.copyOf(addresses.values()));
    removeAddresses(subscriptionId, before.values(), addresses.keySet());
    // Last: while an address item is missing, the person counts as changed and is written again.
    table.batch().put(persons);
    return changed.size();
  }

  /** Only items of addresses have it: what is read for the synchronisation stays small. */
  private static Item withPhoto(Item item, @Nullable Photo photo) {
    return photo == null ? item : DynamoDbPhotoStore.write(item, photo);
  }

  private Map<String, Photo> photos(String subscriptionId, Collection<Person> people) {
    List<String> sorts =
        people.stream()
            .filter(person -> person.photo() != null)
            .map(person -> DynamoDbPhotoStore.PHOTO + person.objectId())
            .toList();
    Map<String, Photo> photos = new HashMap<>();
    table
        .batch()
        .find(subscriptionId, sorts)
        .forEach(
            (sort, item) ->
                DynamoDbPhotoStore.read(item)
                    .ifPresent(
                        photo ->
                            photos.put(sort.substring(DynamoDbPhotoStore.PHOTO.length()), photo)));
    return photos;
  }

  @Override
  public int remove(String subscriptionId, Collection<String> objectIds) {
    Map<String, Person> there = find(subscriptionId, objectIds);
    removeAddresses(subscriptionId, there.values(), Set.of());
    table
        .batch()
        .delete(
            subscriptionId,
            there.values().stream()
                .filter(person -> person.photo() != null)
                .map(person -> DynamoDbPhotoStore.PHOTO + person.objectId())
                .toList());
    table.batch().delete(subscriptionId, there.keySet().stream().map(PERSON::concat).toList());
    return there.size();
  }

  @Override
  public List<Person> peopleAfter(String subscriptionId, String after, int most) {
    return table.queries().listAfter(subscriptionId, PERSON, after, most).stream()
        .map(DynamoDbDirectoryStore::read)
        .toList();
  }

  @Override
  public Set<String> ids(String subscriptionId) {
    return table
        .queries()
        .keys(subscriptionId, PERSON)
        .map(key -> key.substring(PERSON.length()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public boolean removeSome(String subscriptionId) {
    // In this order everybody comes back whole, should the next synchronisation find a removal that
    // was cut off: it begins with everybody, and writes people who are not there.
    List<String> some =
        Stream.of(
                DynamoDbCursorStore.CURSOR,
                PERSON,
                ADDRESS,
                DynamoDbPhotoStore.PHOTO,
                DynamoDbPhotoStore.ROUND,
                DynamoDbMembershipStore.MEMBERS,
                DynamoDbMembershipStore.GROUP,
                DynamoDbCursorStore.SEEN)
            .flatMap(kind -> table.queries().keys(subscriptionId, kind))
            .limit(MOST_REMOVED)
            .toList();
    table.batch().delete(subscriptionId, some);
    return some.size() == MOST_REMOVED;
  }

  private void removeAddresses(
      String subscriptionId, Collection<Person> people, Set<String> except) {
    Set<String> gone = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Person person : people) {
      ids.add(person.objectId());
      person.addresses().forEach(address -> gone.add(ADDRESS + address));
    }
    gone.removeAll(except);
    // An address may be somebody else's by now.
    table.batch().find(subscriptionId, gone).values().stream()
        .filter(holder -> !ids.contains(holder.text("objectId")))
        .forEach(holder -> gone.remove(holder.text("item")));
    table.batch().delete(subscriptionId, gone);
  }

  private Item write(String subscriptionId, String sort, Person person) {
    return table
        .item(subscriptionId, sort)
        .with("objectId", person.objectId())
        .with("addresses", person.addresses())
        .with("fields", person.fields())
        .with("managerId", person.managerId())
        .with("groups", person.groups())
        .with("photo", person.photo());
  }

  static Person read(Item item) {
    return new Person(
        item.text("objectId"),
        item.strings("addresses"),
        new HashMap<>(item.map("fields")),
        item.find("managerId"),
        item.strings("groups"),
        item.find("photo"));
  }
}
