package dev.countersign.local.microsoft365.mail;

import java.time.Instant;
import java.util.List;

/**
 * A message on its way.
 *
 * @param id Exchange's own id of this passage; a message that comes back gets another
 * @param sender the envelope's MAIL FROM, empty for the null sender
 */
record Mail(
    String id,
    String sender,
    List<String> recipients,
    RawMessage message,
    Origin origin,
    Instant accepted) {

  Mail {
    recipients = List.copyOf(recipients);
  }

  Mail to(List<String> others) {
    return new Mail(id, sender, others, message, origin, accepted);
  }

  Mail with(RawMessage changed) {
    return new Mail(id, sender, recipients, changed, origin, accepted);
  }

  String messageId() {
    String value = message.first("Message-ID");
    return value == null ? id : value;
  }
}
