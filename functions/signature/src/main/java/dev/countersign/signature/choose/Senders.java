package dev.countersign.signature.choose;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The senders a rule is for, or is not: those with one of these addresses, in one of these groups,
 * or with one of these domains. Letter case of addresses and domains does not matter.
 *
 * @param groups ids of groups
 */
public record Senders(Set<String> addresses, Set<String> groups, Set<String> domains) {

  /** No sender. */
  public static final Senders NONE = new Senders(Set.of(), Set.of(), Set.of());

  public Senders {
    addresses = lowerCase(addresses);
    groups = Set.copyOf(groups);
    domains = lowerCase(domains);
  }

  boolean isEmpty() {
    return addresses.isEmpty() && groups.isEmpty() && domains.isEmpty();
  }

  boolean include(Sender sender) {
    return addresses.contains(sender.address())
        || domains.contains(sender.domain())
        || !Collections.disjoint(groups, sender.groups());
  }

  private static Set<String> lowerCase(Set<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
