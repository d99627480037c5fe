package dev.countersign.local.microsoft365.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Organisations to try things with. Every call returns a fresh one with the same content. */
public final class SampleOrganization {
  public static final String BRIGHTWATER_TENANT_ID = "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95";
  public static final String BRIGHTWATER_ADMINISTRATOR = "ada.admin@brightwater.example";

  private static final int PEOPLE = 250;
  private static final int GROUPS = 40;

  private SampleOrganization() {}

  /** Brightwater Instruments: 250 people, 40 groups. */
  public static Organization brightwater() {
    return brightwater(PEOPLE, GROUPS);
  }

  /** Brightwater Instruments, had it grown. */
  public static Organization brightwater(int people, int groups) {
    List<String> domains = List.of("brightwater.example", "brightwater.de.example");
    Organization brightwater =
        generate(
            BRIGHTWATER_TENANT_ID,
            "Brightwater Instruments",
            "brightwater.onmicrosoft.com",
            domains,
            people - 1,
            groups);
    brightwater.directory().put(SampleSender.lenaHoffmann());
    return brightwater;
  }

  /** A second, small organisation whose administrator must not reach into the first. */
  public static Organization foxglove() {
    return generate(
        "b3c0f9d4-51e2-4c77-8f0a-7d2e6a91c358",
        "Foxglove Nurseries",
        "foxglove.onmicrosoft.com",
        List.of("foxglove.example"),
        12,
        8);
  }

  /**
   * Generates an organisation of any size. Its Global Administrator is {@code ada.admin} at the
   * first domain.
   *
   * @param initialDomain the onmicrosoft.com one
   * @param domains at least one; the first is the default
   */
  public static Organization generate(
      String tenantId,
      String displayName,
      String initialDomain,
      List<String> domains,
      int people,
      int groups) {
    List<String> all = new ArrayList<>(domains);
    all.add(initialDomain);
    Directory directory = new Directory();
    List<Person> persons = new SamplePeople(tenantId, all).people(people);
    persons.forEach(directory::put);
    new SampleGroups(tenantId, persons, domains.get(0)).groups(groups).forEach(directory::put);
    return new Organization(
        tenantId,
        displayName,
        new Domains(initialDomain, domains.toArray(String[]::new)),
        directory,
        Map.of(
            "ada.admin@" + domains.get(0),
            Set.of(DirectoryRole.GLOBAL_ADMINISTRATOR),
            "z.miller@" + domains.get(0),
            Set.of(DirectoryRole.USER_ADMINISTRATOR)));
  }
}
