package dev.countersign.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings what Graph says into the directory. */
final class Arrivals {
  private final DirectoryStore directory;
  private final Users users;
  private final Managers managers;
  private final Memberships memberships;
  private final String subscriptionId;
  private final Set<String> newcomers = new HashSet<>();
  private int changed;

  Arrivals(
      DirectoryStore directory,
      Users users,
      Managers managers,
      Memberships memberships,
      String subscriptionId) {
    this.directory = directory;
    this.users = users;
    this.memberships = memberships;
    this.managers = managers;
    this.subscriptionId = subscriptionId;
  }

  /** Identifiers of people who came with a change rather than with everybody. */
  Set<String> newcomers() {
    return newcomers;
  }

  /** People added, changed or removed so far. */
  int changed() {
    return changed;
  }

  /**
   * Takes users, or entries of a delta query.
   *
   * @param whole whether each is all there is of a user, rather than what has changed
   * @return whether it concerns people who report to one of them
   */
  boolean take(List<JsonNode> entries, boolean whole) {
    Map<String, Person> before = directory.find(subscriptionId, ids(entries));
    Map<String, Optional<Person>> arrived =
        whole
            ? arrived(entries, before, Map.of())
            : arrived(completed(entries, before), before, before);
    List<Person> people =
        managers.resolve(arrived.values().stream().flatMap(Optional::stream).toList());
    List<String> gone =
        before.keySet().stream()
            .filter(id -> arrived.getOrDefault(id, Optional.empty()).isEmpty())
            .toList();
    if (!whole) {
      people.stream()
          .map(Person::objectId)
          .filter(id -> !before.containsKey(id))
          .forEach(newcomers::add);
    }
    int removed = directory.remove(subscriptionId, gone);
    changed += removed + directory.save(subscriptionId, people);
    return removed > 0 || Managers.concernOthers(people, before);
  }

  /** By their object IDs, in the order of the entries; empty where one is no person any more. */
  private Map<String, Optional<Person>> arrived(
      List<JsonNode> entries, Map<String, Person> before, Map<String, Person> base) {
    Map<String, Person> now = new HashMap<>(base);
    Map<String, Optional<Person>> arrived = new LinkedHashMap<>();
    for (JsonNode entry : entries) {
      String id = entry.path("id").asText();
      Optional<Person> person =
          People.isRemoved(entry)
              ? Optional.empty()
              : People.of(entry, now.get(id)).map(some -> kept(some, before.get(id)));
      arrived.put(id, person);
      person.ifPresentOrElse(found -> now.put(id, found), () -> now.remove(id));
    }
    return arrived;
  }

  /** What users do not tell stays as it is; {@link Memberships} and {@link Photos} change it. */
  private Person kept(Person person, @Nullable Person known) {
    return known == null
        ? person.withKept(memberships.of(person.objectId()), null)
        : person.withKept(known.groups(), known.photo());
  }

  /** A change of somebody whom we do not know is not all there is of that person. */
  private List<JsonNode> completed(List<JsonNode> entries, Map<String, Person> before) {
    Map<String, JsonNode> unknown = new LinkedHashMap<>();
    List<JsonNode> completed = new ArrayList<>();
    for (JsonNode entry : entries) {
      String id = entry.path("id").asText();
      if (before.containsKey(id)) {
        completed.add(entry);
      } else if (People.isRemoved(entry)) {
        unknown.remove(id);
      } else {
        unknown.put(id, entry);
      }
    }
    completed.addAll(users.find(unknown.keySet()));
    return completed;
  }

  private static Set<String> ids(List<JsonNode> entries) {
    Set<String> ids = new HashSet<>();
    entries.forEach(entry -> ids.add(entry.path("id").asText()));
    return ids;
  }
}
