package dev.countersign.directory;

import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Person;
import dev.countersign.signature.render.DirectoryFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives people their manager's name and address, so that the mail path finds all fields with one
 * read. Only of managers who are in the directory themselves: of others we keep nothing.
 */
final class Managers {
  /** People that are looked at together. */
  private static final int CHUNK = 500;

  private final DirectoryStore directory;
  private final String subscriptionId;

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

  /** Looks through everybody. Keeps the managers in memory, some hundred bytes each. */
  int refresh() {
    Set<String> ids =
        directory
            .people(subscriptionId)
            .flatMap(person -> managerIds(List.of(person)).stream())
            .collect(Collectors.toSet());
    Map<String, Person> managers = directory.find(subscriptionId, ids);
    int changed = 0;
    Iterator<Person> everybody = directory.people(subscriptionId).iterator();
    while (everybody.hasNext()) {
      List<Person> some = new ArrayList<>();
      while (everybody.hasNext() && some.size() < CHUNK) {
        Person person = everybody.next();
        Person now = withManager(person, managers);
        if (!now.equals(person)) {
          some.add(now);
        }
      }
      changed += directory.save(subscriptionId, some);
    }
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
