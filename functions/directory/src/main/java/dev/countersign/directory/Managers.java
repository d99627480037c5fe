package dev.countersign.directory;

import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Person;
import dev.countersign.signature.render.DirectoryFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives people their manager's name and address, so that the mail path finds all fields with one
 * read. Only of managers who are in the directory themselves: of others we keep nothing.
 */
final class Managers {
  /** People that are looked at together: some seconds. */
  private static final int CHUNK = 500;

  private final DirectoryStore directory;
  private final String subscriptionId;
  private int changed;

  Managers(DirectoryStore directory, String subscriptionId) {
    this.directory = directory;
    this.subscriptionId = subscriptionId;
  }

  /** The people with what is known of their managers now. */
  List<Person> resolve(List<Person> people) {
    Map<String, Person> managers =
        new HashMap<>(directory.find(subscriptionId, managerIds(people)));
    people.forEach(person -> managers.put(person.objectId(), person));
    return people.stream().map(person -> withManager(person, managers)).toList();
  }

  /** Whether these changes concern others: reports, whose manager came, changed or left. */
  static boolean concernOthers(List<Person> people, Map<String, Person> before) {
    return people.stream()
        .anyMatch(person -> concernsOthers(person, before.get(person.objectId())));
  }

  private static boolean concernsOthers(Person person, @Nullable Person known) {
    return known == null
        || isIncomplete(person)
        || !Objects.equals(name(known), name(person))
        || !Objects.equals(mail(known), mail(person));
  }

  /** The manager may come on a later page. */
  private static boolean isIncomplete(Person person) {
    return person.managerId() != null
        && !person.fields().containsKey(DirectoryFields.MANAGER_DISPLAY_NAME);
  }

  /**
   * Brings data of managers to the next people in the order of their identifiers.
   *
   * @return the last one's identifier; empty if nobody comes after them
   */
  Optional<String> refreshAfter(String after) {
    List<Person> people = directory.peopleAfter(subscriptionId, after, CHUNK);
    List<Person> outdated = new ArrayList<>(resolve(people));
    outdated.removeAll(Set.copyOf(people));
    changed += directory.save(subscriptionId, outdated);
    return people.size() < CHUNK
        ? Optional.empty()
        : Optional.of(people.get(people.size() - 1).objectId());
  }

  /** People whose data was not up to date. */
  int changed() {
    return changed;
  }

  private static Set<String> managerIds(List<Person> people) {
    Set<String> ids = new HashSet<>();
    for (Person person : people) {
      if (person.managerId() != null) {
        ids.add(person.managerId());
      }
    }
    return ids;
  }

  private static Person withManager(Person person, Map<String, Person> managers) {
    Person manager = person.managerId() == null ? null : managers.get(person.managerId());
    Map<String, String> fields = new HashMap<>(person.fields());
    put(fields, DirectoryFields.MANAGER_DISPLAY_NAME, manager == null ? null : name(manager));
    put(fields, DirectoryFields.MANAGER_MAIL, manager == null ? null : mail(manager));
    return person.withFields(fields);
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value == null) {
      fields.remove(name);
    } else {
      fields.put(name, value);
    }
  }

  private static @Nullable String name(Person person) {
    return person.fields().get("displayName");
  }

  private static @Nullable String mail(Person person) {
    return person.fields().get("mail");
  }
}
