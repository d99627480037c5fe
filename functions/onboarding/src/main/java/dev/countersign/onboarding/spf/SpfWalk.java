package dev.countersign.onboarding.spf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows a record through all that it includes, as a receiver may have to, and counts (RFC 7208
 * section 4.6.4).
 */
final class SpfWalk {
  /** Receivers stop here with an error. */
  static final int MAX_LOOKUPS = 10;

  /** The same for look-ups that find nothing. */
  static final int MAX_VOID_LOOKUPS = 2;

  /** Far beyond the limit: counting must end, too. */
  private static final int ENOUGH = 40;

  private final Dns dns;
  private final Set<String> path = new HashSet<>();
  private final Set<String> reached = new HashSet<>();
  private int lookups;
  private int voidLookups;
  private boolean broken;

  SpfWalk(Dns dns) {
    this.dns = dns;
  }

  int lookups() {
    return lookups;
  }

  int voidLookups() {
    return voidLookups;
  }

  /** Whether something that is included has no record of its own, or includes itself. */
  boolean isBroken() {
    return broken;
  }

  /** Whether mail that this domain's record passes is passed. */
  boolean reaches(String domain) {
    return reached.contains(domain);
  }

  void follow(String domain, SpfRecord record) {
    if (!path.add(domain)) {
      broken = true;
      return;
    }
    boolean hasAll = record.terms().stream().anyMatch(term -> term.name().equals("all"));
    for (SpfTerm term : record.terms()) {
      // Section 6.1: redirect counts only where nothing else can match.
      boolean unused = term.name().equals("redirect") && hasAll;
      if (term.isLookup() && !unused && lookups < ENOUGH) {
        lookUp(domain, term);
      }
    }
    path.remove(domain);
  }

  private void lookUp(String domain, SpfTerm term) {
    lookups++;
    String target = term.target().isEmpty() ? domain : term.target();
    if (term.hasMacro()) {
      return;
    }
    switch (term.name()) {
      case "include", "redirect" -> followOther(target, term);
      case "a", "exists" -> countVoid(dns.has(target, Dns.Type.A));
      case "mx" -> countVoid(dns.has(target, Dns.Type.MX));
      default -> {}
    }
  }

  private void followOther(String target, SpfTerm term) {
    List<String> found = dns.txt(target);
    List<String> records = found.stream().filter(SpfRecord::isSpf).toList();
    countVoid(!found.isEmpty());
    if (records.size() != 1) {
      broken = true;
      return;
    }
    if (term.qualifier() == '+') {
      reached.add(target);
    }
    follow(target, SpfRecord.parse(records.get(0)));
  }

  private void countVoid(boolean found) {
    voidLookups += found ? 0 : 1;
  }
}
