package dev.countersign.local.microsoft365.organization;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Generates people: the same arguments give the same people. */
final class SamplePeople {
  private static final List<List<String>> DEPARTMENTS = Table.rows("departments.txt");
  private static final int SERVICE_ACCOUNT_EVERY = 29;

  private final SampleContact contact;
  private final Random random;
  private final Set<String> takenLocalParts = new HashSet<>();
  private final Map<String, Integer> lastNumbers = new HashMap<>();
  private final Map<String, String> headIds = new HashMap<>();
  private final String seed;
  private @Nullable String directorId;

  /**
   * @param domains where addresses live; the first is the primary one, the last the initial one
   */
  SamplePeople(String seed, List<String> domains) {
    this.seed = seed;
    this.random = new Random(seed.hashCode());
    this.contact = new SampleContact(random, domains);
  }

  List<Person> people(int count) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(person(i));
    }
    return people;
  }

  private Person person(int index) {
    String id = id(seed + " person " + index);
    if (index % SERVICE_ACCOUNT_EVERY == SERVICE_ACCOUNT_EVERY - 1) {
      return new Person(id, contact.serviceAccount("svc-device-" + index), null);
    }
    List<String> department = DEPARTMENTS.get(index % DEPARTMENTS.size());
    SampleName name = free(name(index));
    if (index == 2) {
      directorId = id;
      return new Person(id, contact.of(name, "Executive Board", "Managing Director"), null);
    }
    boolean head = index > 2 && headIds.putIfAbsent(department.get(0), id) == null;
    String manager = head ? directorId : headIds.get(department.get(0));
    String title = title(Table.values(department.get(1)), head);
    return new Person(id, contact.of(name, department.get(0), title), manager);
  }

  private String title(List<String> titles, boolean head) {
    return head ? titles.get(0) : titles.get(1 + random.nextInt(titles.size() - 1));
  }

  private SampleName name(int index) {
    return switch (index) {
      case 0 -> new SampleName("Berlin", "Ada", "Admin", "ada.admin");
      case 1 -> new SampleName("London", "Zoë", "Miller", "z.miller");
      default -> SampleName.draw(random);
    };
  }

  private SampleName free(SampleName name) {
    String local = name.local();
    while (!takenLocalParts.add(local)) {
      local = name.local() + lastNumbers.merge(name.local(), 2, (last, first) -> last + 1);
    }
    return new SampleName(name.office(), name.given(), name.surname(), local);
  }

  static String id(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
