package dev.countersign.mailflow.smtp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who a message is from and for, whatever its header says.
 *
 * @param mailFrom reverse-path without angle brackets; empty for the null sender
 * @param recipients forward-paths without angle brackets; at least one
 */
public record Envelope(String mailFrom, List<String> recipients) {
  /** RFC 3463: the address cannot be read as one, of a recipient and of the sender. */
  private static final SmtpReply NO_RECIPIENT = refusal("5.1.3 Bad destination mailbox address");

  private static final SmtpReply NO_SENDER = refusal("5.1.7 Bad sender's mailbox address");

  /**
   * @throws IllegalArgumentException if there is no recipient
   */
  public Envelope {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("An envelope without recipients.");
    }
  }

  /** Recipients that no server can be asked about, and why. */
  Map<String, SmtpReply> unsendable() {
    Map<String, SmtpReply> unsendable = new HashMap<>();
    for (String recipient : recipients) {
      if (!MailPaths.fit(mailFrom)) {
        unsendable.put(recipient, NO_SENDER);
      } else if (!MailPaths.fit(recipient)) {
        unsendable.put(recipient, NO_RECIPIENT);
      }
    }
    return unsendable;
  }

  /** The same for the other recipients; empty if there are none. */
  Optional<Envelope> without(Set<String> some) {
    List<String> others = recipients.stream().filter(r -> !some.contains(r)).toList();
    return others.isEmpty() ? Optional.empty() : Optional.of(new Envelope(mailFrom, others));
  }

  /** Whether it can only be sent with SMTPUTF8 (RFC 6531). */
  boolean isInternational() {
    return addresses(mailFrom, recipients).anyMatch(a -> a.chars().anyMatch(c -> c > 0x7e));
  }

  private static Stream<String> addresses(String mailFrom, List<String> recipients) {
    return Stream.concat(Stream.of(mailFrom), recipients.stream());
  }

  private static SmtpReply refusal(String text) {
    return SmtpReply.of(553, List.of(text));
  }
}
