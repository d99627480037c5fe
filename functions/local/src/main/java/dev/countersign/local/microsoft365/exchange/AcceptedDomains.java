package dev.countersign.local.microsoft365.exchange;

import java.util.Locale;
import java.util.Set;

/** The domains that the organisation has verified; Microsoft Graph adds and removes them. */
@FunctionalInterface
public interface AcceptedDomains {

  /** Lower-case names, the initial {@code onmicrosoft.com} domain included. */
  Set<String> names();

  /** Whether mail for this domain belongs to the organisation. */
  default boolean contains(String domain) {
    return names().contains(domain.toLowerCase(Locale.ROOT));
  }
}
