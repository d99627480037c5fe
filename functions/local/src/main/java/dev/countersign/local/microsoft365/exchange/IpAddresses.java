package dev.countersign.local.microsoft365.exchange;

import java.util.regex.Pattern;

/** The forms of IPv4 addresses that Exchange Online takes: single, range, or CIDR /24 to /32. */
final class IpAddresses {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final String ADDRESS = OCTET + "(\\." + OCTET + "){3}";
  private static final Pattern FORMS =
      Pattern.compile(ADDRESS + "(-" + ADDRESS + "|/(2[4-9]|3[0-2]))?");

  private IpAddresses() {}

  static void check(String parameter, String address) throws CmdletException {
    if (!FORMS.matcher(address).matches()) {
      throw CmdletErrors.wrongType(parameter, address, "Microsoft.Exchange.Data.IPRange");
    }
  }
}
