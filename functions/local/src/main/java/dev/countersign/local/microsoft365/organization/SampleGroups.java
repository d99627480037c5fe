package dev.countersign.local.microsoft365.organization;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Generates groups of every kind: the same arguments give the same groups. */
final class SampleGroups {
  private static final List<String> TOPICS =
      List.of(
          "Countersign pilot",
          "All staff",
          "Berlin office",
          "London office",
          "Sales EMEA",
          "Marketing",
          "Märkte & Messen",
          "Finance",
          "Works council",
          "Optics guild",
          "Service desk",
          "Project Aurora",
          "Project Bréguet",
          "VPN users",
          "Managers");
  private static final List<Group.Kind> KINDS =
      List.of(
          Group.Kind.MAIL_ENABLED_SECURITY,
          Group.Kind.UNIFIED,
          Group.Kind.DISTRIBUTION,
          Group.Kind.SECURITY,
          Group.Kind.SECURITY_ENABLED_UNIFIED,
          Group.Kind.MAIL_ENABLED_SECURITY,
          Group.Kind.DYNAMIC_SECURITY,
          Group.Kind.DYNAMIC_UNIFIED);

  private final String seed;
  private final Random random;
  private final List<Person> people;
  private final String domain;

  SampleGroups(String seed, List<Person> people, String domain) {
    this.seed = seed;
    this.random = new Random(seed.hashCode() + 1L);
    this.people = people;
    this.domain = domain;
  }

  List<Group> groups(int count) {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      groups.add(i == 1 ? allStaff(i, groups.get(0)) : group(i, 5 + random.nextInt(20)));
    }
    return groups;
  }

  /** A mail-enabled security group with another inside: transitive members are not the direct. */
  private Group allStaff(int index, Group nested) {
    Group half = group(index, people.size() / 2);
    Map<String, Object> properties = Group.Kind.MAIL_ENABLED_SECURITY.properties();
    describe(properties, name(index), true);
    return new Group(half.id(), properties, half.memberIds()).withMember(nested.id());
  }

  private Group group(int index, int size) {
    Set<String> members = new LinkedHashSet<>();
    for (int i = 0; i < size && !people.isEmpty(); i++) {
      members.add(SampleName.pick(people, random).id());
    }
    Group.Kind kind = KINDS.get(index % KINDS.size());
    Map<String, Object> properties = kind.properties();
    describe(properties, name(index), kind.hasMail());
    return new Group(SamplePeople.id(seed + " group " + index), properties, members);
  }

  private static String name(int index) {
    int round = index / TOPICS.size();
    String topic = TOPICS.get(index % TOPICS.size());
    return round == 0 ? topic : topic + " " + (round + 1);
  }

  private void describe(Map<String, Object> properties, String name, boolean hasMail) {
    String nickname = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    properties.put("displayName", name);
    properties.put("mailNickname", nickname);
    properties.put("createdDateTime", "2024-03-05T08:15:30Z");
    if (hasMail) {
      properties.put("mail", nickname + "@" + domain);
      properties.put("proxyAddresses", List.of("SMTP:" + nickname + "@" + domain));
    }
  }
}
