package dev.countersign.signature.choose;

import java.util.Locale;
import java.util.Set;

/**
 * Who sends.
 *
 * @param address the address of the mailbox; letter case does not matter
 * @param groups ids of all groups that the mailbox is a member of, directly or not
 */
public record Sender(String address, Set<String> groups) {

  public Sender {
    address = address.toLowerCase(Locale.ROOT);
    groups = Set.copyOf(groups);
  }

  String domain() {
    return Domains.of(address);
  }
}
