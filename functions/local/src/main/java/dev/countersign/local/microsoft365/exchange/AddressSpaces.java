package dev.countersign.local.microsoft365.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code smtp:*.contoso.com;1}: an address type, a domain, a cost. */
public final class AddressSpaces {

  private static final Pattern ADDRESS_SPACE =
      Pattern.compile("(?:smtp:)?([^;]+)(?:;(\\d+))?", Pattern.CASE_INSENSITIVE);

  private AddressSpaces() {}

  /** The domain, or the pattern of domains, in the middle. */
  public static String domain(String space) {
    Matcher matcher = ADDRESS_SPACE.matcher(space);
    return matcher.matches() ? matcher.group(1) : space;
  }

  /** Whole address spaces, as Exchange shows them, from the short forms that it takes. */
  static List<String> normalize(List<String> domains) throws CmdletException {
    List<String> spaces = new ArrayList<>();
    for (String given : domains) {
      Matcher space = ADDRESS_SPACE.matcher(given);
      if (!space.matches()) {
        throw CmdletErrors.wrongType(
            "SenderDomains", given, "Microsoft.Exchange.Data.AddressSpace");
      }
      if (!space.group(1).equals("*")) {
        DomainNames.checkDomain("SenderDomains", space.group(1));
      }
      spaces.add(
          "smtp:%s;%s".formatted(space.group(1), space.group(2) == null ? 1 : space.group(2)));
    }
    return List.copyOf(spaces);
  }
}
