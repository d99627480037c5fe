package dev.countersign.core.dynamodb;

import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Person;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * People in the directory table: one item {@code PERSON#…} each, and one {@code ADDRESS#…} with the
 * same data for each of their addresses, so that the mail path needs one read.
 */
public final class DynamoDbDirectoryStore implements DirectoryStore {
  private static final String PERSON = "PERSON#";
  static final String ADDRESS = "ADDRESS#";
  private static final String CURSOR = "CURSOR";
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
  public boolean save(String subscriptionId, Person person) {
    Optional<Person> before = findPerson(subscriptionId, person.objectId());
    if (before.isPresent() && before.get().equals(person)) {
      return false;
    }
    for (String address : person.addresses()) {
      table.put(write(subscriptionId, ADDRESS + address, person));
    }
    before.ifPresent(old -> removeAddresses(subscriptionId, old, person.addresses()));
    // Last: while an address item is missing, the person counts as changed and is written again.
    table.put(write(subscriptionId, PERSON + person.objectId(), person));
    return true;
  }

  @Override
  public void remove(String subscriptionId, String objectId) {
    findPerson(subscriptionId, objectId)
        .ifPresent(person -> removeAddresses(subscriptionId, person, Set.of()));
    table.delete(subscriptionId, PERSON + objectId);
  }

  @Override
  public void removeAll(String subscriptionId) {
    // In this order a removal that is cut off leaves people, not addresses that nobody owns.
    for (String kind : List.of(ADDRESS, PERSON, CURSOR)) {
      for (Item item : table.list(subscriptionId, kind)) {
        table.delete(subscriptionId, item.text("item"));
      }
    }
  }

  @Override
  public int count(String subscriptionId) {
    return table.list(subscriptionId, PERSON).size();
  }

  @Override
  public Optional<String> cursor(String subscriptionId) {
    return table.find(subscriptionId, CURSOR).map(item -> item.text("link"));
  }

  @Override
  public void saveCursor(String subscriptionId, String link) {
    table.put(table.item(subscriptionId, CURSOR).with("link", link));
  }

  private Optional<Person> findPerson(String subscriptionId, String objectId) {
    return table.find(subscriptionId, PERSON + objectId).map(DynamoDbDirectoryStore::read);
  }

  private void removeAddresses(String subscriptionId, Person person, Set<String> except) {
    Set<String> gone = new HashSet<>(person.addresses());
    gone.removeAll(except);
    for (String address : gone) {
      // The address may be somebody else's by now.
      findByAddress(subscriptionId, address)
          .filter(holder -> holder.objectId().equals(person.objectId()))
          .ifPresent(holder -> table.delete(subscriptionId, ADDRESS + address));
    }
  }

  private Item write(String subscriptionId, String sort, Person person) {
    return table
        .item(subscriptionId, sort)
        .with("objectId", person.objectId())
        .with("addresses", person.addresses())
        .with("fields", person.fields());
  }

  static Person read(Item item) {
    return new Person(
        item.text("objectId"), item.strings("addresses"), new HashMap<>(item.map("fields")));
  }
}
