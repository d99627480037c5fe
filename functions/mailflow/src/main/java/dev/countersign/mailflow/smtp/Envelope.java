package dev.countersign.mailflow.smtp;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who a message is from and for, whatever its header says.
 *
 * @param mailFrom reverse-path without angle brackets; empty for the null sender
 * @param recipients forward-paths without angle brackets; at least one
 */
public record Envelope(String mailFrom, List<String> recipients) {
  /**
   * @throws IllegalArgumentException if there is no recipient, or an address could break out of its
   *     command
   */
  public Envelope {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("An envelope without recipients.");
    }
    if (!addresses(mailFrom, recipients).allMatch(Envelope::isSafe)) {
      throw new IllegalArgumentException("An address has characters that SMTP does not allow.");
    }
  }

  /** Whether it can only be sent with SMTPUTF8 (RFC 6531). */
  boolean isInternational() {
    return addresses(mailFrom, recipients).anyMatch(a -> a.chars().anyMatch(c -> c > 0x7e));
  }

  private static Stream<String> addresses(String mailFrom, List<String> recipients) {
    return Stream.concat(Stream.of(mailFrom), recipients.stream());
  }

  private static boolean isSafe(String address) {
    return address.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '<' || c == '>');
  }
}
