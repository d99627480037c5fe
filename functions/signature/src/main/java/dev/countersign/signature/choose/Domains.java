package dev.countersign.signature.choose;

import java.util.Locale;
import java.util.Set;

/** Domains of addresses. */
public final class Domains {

  private Domains() {}

  /** The domain, in lower case; the last @ counts, as a quoted local part may have one. */
  public static String of(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Whether an address is of an organisation: its domain is one of the organisation's, or below
   * one. Who has a domain has what is below it. Exchange takes a subdomain for its own where it was
   * added, or where an accepted domain has {@code MatchSubDomains}; Graph tells of the former only.
   *
   * @param organization its domains, in lower case
   */
  public static boolean areOf(Set<String> organization, String address) {
    String domain = of(address);
    while (!organization.contains(domain)) {
      int dot = domain.indexOf('.');
      if (dot < 0) {
        return false;
      }
      domain = domain.substring(dot + 1);
    }
    return true;
  }
}
