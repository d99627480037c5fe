package dev.countersign.mailflow;

import java.util.List;
import java.util.Optional;

/**
 * The header fields of a message, in their order.
 *
 * @param headers unfolded
 */
record MessageHeaders(List<Header> headers) {
  /** One header field. */
  public record Header(String name, String value) {}

  /** The values of all fields with this name, in any case. */
  List<String> all(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /** The value of the first field with this name. */
  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** The first address in From: the mailbox that people see as the sender. */
  Optional<String> from() {
    return first("From").flatMap(AddressParser::first);
  }
}
