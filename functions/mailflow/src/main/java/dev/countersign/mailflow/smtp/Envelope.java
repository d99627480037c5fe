package dev.countersign.mailflow.smtp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** RFC 6531, section 3.2. */
  private static final SmtpReply NOT_ASCII = refusal("5.6.7 Non-ASCII addresses not permitted");

  /**
   * @throws IllegalArgumentException if there is no recipient
   */
  public Envelope {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("An envelope without recipients.");
    }
  }

  /** Recipients that a server with these extensions cannot be asked about, and why. */
  Map<String, SmtpReply> unsendable(Extensions extensions) {
    boolean onlyAscii = !extensions.offers("SMTPUTF8");
    Map<String, SmtpReply> unsendable = new HashMap<>();
    for (String recipient : recipients) {
      if (!MailPaths.fit(mailFrom)) {
        unsendable.put(recipient, NO_SENDER);
      } else if (!MailPaths.fit(recipient)) {
        unsendable.put(recipient, NO_RECIPIENT);
      } else if (onlyAscii && (isInternational(mailFrom) || isInternational(recipient))) {
        unsendable.put(recipient, NOT_ASCII);
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
    return isInternational(mailFrom) || recipients.stream().anyMatch(Envelope::isInternational);
  }

  private static boolean isInternational(String address) {
    return address.chars().anyMatch(c -> c > 0x7e);
  }

  private static SmtpReply refusal(String text) {
    return SmtpReply.of(553, List.of(text));
  }
}
