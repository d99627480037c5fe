package dev.countersign.mailflow;

import dev.countersign.core.connection.MailContract;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.mailflow.smtp.MessageContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A report that a message was not delivered: {@code multipart/report} (RFC 6522) of a text for
 * people, a delivery status (RFC 3464) and the header of the original.
 */
final class NonDeliveryReport implements MessageContent {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT);

  private final byte[] octets;

  private NonDeliveryReport(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Of the recipients that failed and that the sender does not know of.
   *
   * @param reporter the tenant's relay domain: who reports
   * @param originalHeader fields with their line ends, as octets; the secret is left out here
   */
  static NonDeliveryReport of(
      MessageRecord entry, String reporter, String originalHeader, Instant now) {
    List<RecipientOutcome> failed = Outcomes.failed(entry.recipients());
    String id = ReportId.of(entry.messageId(), failed);
    String report =
        String.join(
            "\r\n",
            "From: Mail Delivery <postmaster@" + reporter + ">",
            "To: <" + entry.mailFrom() + ">",
            "Subject: Your message could not be delivered",
            "Date: " + date(now),
            "Message-ID: <" + id + "@" + reporter + ">",
            "Auto-Submitted: auto-replied",
            MailContract.PROCESSED_HEADER + ": " + MailContract.PROCESSED_VALUE,
            "MIME-Version: 1.0",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=\"" + id + "\"",
            "",
            "--" + id,
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            "",
            ReportText.of(entry.recipients()),
            "--" + id,
            "Content-Type: message/delivery-status",
            "",
            status(entry, reporter, failed),
            "--" + id,
            "Content-Type: text/rfc822-headers",
            "Content-Transfer-Encoding: 8bit",
            "",
            "");
    return new NonDeliveryReport(
        concat(
            report.getBytes(StandardCharsets.UTF_8),
            originalHeader.getBytes(StandardCharsets.ISO_8859_1),
            ("\r\n--" + id + "--\r\n").getBytes(StandardCharsets.US_ASCII)));
  }

  private static String status(
      MessageRecord entry, String reporter, List<RecipientOutcome> failed) {
    StringBuilder status =
        new StringBuilder("Reporting-MTA: dns; " + reporter + "\r\n")
            .append("Arrival-Date: " + date(entry.receivedAt()) + "\r\n");
    for (RecipientOutcome recipient : failed) {
      status
          .append("\r\nFinal-Recipient: " + typed(recipient.address()) + "\r\n")
          .append("Action: failed\r\n")
          .append("Status: " + ReportText.status(recipient) + "\r\n");
      if (recipient.reply() != null) {
        status.append("Diagnostic-Code: smtp; " + recipient.reply() + "\r\n");
      }
    }
    return status.toString();
  }

  /** This part is ASCII: an address that is not is written as RFC 6533, section 3, says. */
  private static String typed(String address) {
    if (address.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return "rfc822; " + address;
    }
    StringBuilder text = new StringBuilder("utf-8; ");
    address
        .codePoints()
        .forEach(
            c -> {
              if (c > ' ' && c < 0x7f && "+=\\".indexOf(c) < 0) {
                text.appendCodePoint(c);
              } else {
                text.append("\\x{%X}".formatted(c));
              }
            });
    return text.toString();
  }

  private static String date(Instant at) {
    return DATE.format(at.atOffset(ZoneOffset.UTC));
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Override
  public long size() {
    return octets.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(octets);
  }
}
