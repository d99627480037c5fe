package dev.countersign.local.microsoft365.exchange;

import java.util.Locale;
import java.util.regex.Pattern;

/** SmtpDomainWithSubdomains: a domain, {@code *.domain} for it and all below, or {@code *}. */
public final class DomainNames {

  private static final Pattern DOMAIN =
      Pattern.compile("(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z0-9-]+");

  private DomainNames() {}

  static void checkDomain(String parameter, String domain) throws CmdletException {
    if (!DOMAIN.matcher(domain).matches()) {
      throw CmdletErrors.wrongType(
          parameter, domain, "Microsoft.Exchange.Data.SmtpDomainWithSubdomains");
    }
  }

  /** Whether the pattern covers the domain. */
  public static boolean matches(String pattern, String domain) {
    String wanted = pattern.toLowerCase(Locale.ROOT);
    String given = domain.toLowerCase(Locale.ROOT);
    if (wanted.equals("*") || wanted.equals(given)) {
      return true;
    }
    return wanted.startsWith("*.")
        && (given.equals(wanted.substring(2)) || given.endsWith(wanted.substring(1)));
  }

  /** What follows the last {@code @}, or an empty text for the null sender. */
  public static String domainOf(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
