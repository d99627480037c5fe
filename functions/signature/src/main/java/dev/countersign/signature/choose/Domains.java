package dev.countersign.signature.choose;

import java.util.Locale;

/** Domains of addresses. */
final class Domains {

  private Domains() {}

  /** The domain, in lower case; the last @ counts, as a quoted local part may have one. */
  static String of(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
