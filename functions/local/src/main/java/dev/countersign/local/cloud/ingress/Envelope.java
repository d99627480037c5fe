package dev.countersign.local.cloud.ingress;

import java.util.List;

/**
 * The SMTP envelope and where it came from.
 *
 * @param sender MAIL FROM; empty for the null sender
 * @param recipients RCPT TO, in their order
 */
record Envelope(String sender, List<String> recipients, String helo, String clientAddress) {
  Envelope {
    recipients = List.copyOf(recipients);
  }
}
