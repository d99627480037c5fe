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

/** Brings what Graph says into the directory. */
final class Arrivals {
  private final DirectoryStore directory;
  private final Users users;
  private final Managers managers;
  private final Memberships memberships;
  private final String subscriptionId;
  private int changed;

  Arrivals(DirectoryStore directory, Users users, Memberships memberships, String subscriptionId) {
    this.directory = directory;
    this.users = users;
    this.memberships = memberships;
    this.managers = new Managers(directory, subscriptionId);
    this.subscriptionId = subscriptionId;
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
    Map<String, Person> now = new HashMap<>(whole ? Map.of() : before);
    Map<String, Optional<Person>> arrived = new LinkedHashMap<>();
    for (JsonNode entry : whole ? entries : completed(entries, before)) {
      String id = entry.path("id").asText();
      Optional<Person> person =
          People.isRemoved(entry)
              ? Optional.empty()
              : People.of(entry, now.get(id), groups(id, before));
      arrived.put(id, person);
      person.ifPresentOrElse(found -> now.put(id, found), () -> now.remove(id));
    }
    List<Person> people =
        managers.resolve(arrived.values().stream().flatMap(Optional::stream).toList());
    List<String> gone =
        before.keySet().stream()
            .filter(id -> arrived.getOrDefault(id, Optional.empty()).isEmpty())
            .toList();
    int removed = directory.remove(subscriptionId, gone);
    changed += removed + directory.save(subscriptionId, people);
    return removed > 0 || Managers.concernOthers(people, before);
  }

  /** Of who is known as they are: {@link Memberships} changes them afterwards. */
  private Set<String> groups(String id, Map<String, Person> before) {
    Person known = before.get(id);
    return known == null ? memberships.of(id) : known.groups();
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

  /** Removes everybody else; returns whether there was anybody. */
  boolean keepOnly(Set<String> wanted) {
    List<String> gone =
        directory.ids(subscriptionId).stream().filter(id -> !wanted.contains(id)).toList();
    changed += directory.remove(subscriptionId, gone);
    return !gone.isEmpty();
  }

  void refreshManagers() {
    changed += managers.refresh();
  }

  private static Set<String> ids(List<JsonNode> entries) {
    Set<String> ids = new HashSet<>();
    entries.forEach(entry -> ids.add(entry.path("id").asText()));
    return ids;
  }
}
