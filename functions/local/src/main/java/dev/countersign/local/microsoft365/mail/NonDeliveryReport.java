package dev.countersign.local.microsoft365.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The message that tells a sender which recipients did not get theirs (RFC 3464). */
final class NonDeliveryReport {

  private NonDeliveryReport() {}

  static RawMessage of(Mail mail, String recipient, String reply, String host, Instant now) {
    String boundary = "ndr-" + UUID.randomUUID();
    String status = reply.replaceFirst("^\\d{3}[ -]", "").split(" ", 2)[0];
    String text =
        """
        From: Microsoft Outlook <postmaster@%1$s>
        To: <%2$s>
        Subject: Undeliverable: %3$s
        Date: %4$s
        Message-ID: <%5$s@%1$s>
        In-Reply-To: %6$s
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
         boundary="%5$s"

        --%5$s
        Content-Type: text/plain; charset=utf-8

        Your message to %7$s couldn't be delivered.
        Remote server returned '%8$s'

        --%5$s
        Content-Type: message/delivery-status

        Reporting-MTA: dns;%1$s

        Final-Recipient: rfc822;%7$s
        Action: failed
        Status: %9$s
        Diagnostic-Code: smtp;%8$s

        --%5$s--
        """
            .formatted(
                host,
                mail.sender(),
                subject(mail),
                TraceHeaders.date(now),
                boundary,
                mail.messageId(),
                recipient,
                reply.replace("\n", " "),
                status.matches("\\d\\.\\d+\\.\\d+") ? status : "5.0.0");
    return new RawMessage(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String subject(Mail mail) {
    String subject = mail.message().first("Subject");
    return subject == null ? "" : subject;
  }
}
