package dev.countersign.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Writes a message the way a mail client does: CRLF, base64 in lines of 76 characters. */
final class MessageWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Random random = new Random(2045);
  private int attachments;

  void header(String contentType) {
    lines(
        """
        Received: from mail.brightwater.example (192.0.2.17) by relay.countersign.example; \
        Mon, 23 Nov 2026 09:12:41 +0000
        X-Countersign-Tenant: k3v9m2p7q4w8.0123456789abcdefghijklmnopqrstuvwxyzABCDEFG
        From: Ada Winter <ada.winter@brightwater.example>
        To: Grace Okafor <grace.okafor@customer.example>
        Subject: Re: Calibration of the flow meters
        Date: Mon, 23 Nov 2026 09:12:40 +0000
        Message-ID: <20261123091240.4711@brightwater.example>
        In-Reply-To: <20261122163011.0815@customer.example>
        References: <20261122163011.0815@customer.example>
        MIME-Version: 1.0
        """);
    lines("Content-Type: " + contentType + "\n\n");
  }

  void open(String boundary, String contentType) {
    lines("--" + boundary + "\nContent-Type: " + contentType + "\n\n");
  }

  void close(String boundary) {
    lines("--" + boundary + "--\n");
  }

  /** The HTML in quoted-printable, as mail clients send it: every attribute has an equals sign. */
  void alternative(Conversation conversation) {
    lines("--alternative\nContent-Type: text/plain; charset=utf-8\n");
    lines("Content-Transfer-Encoding: 7bit\n\n" + conversation.text() + "\n");
    lines("--alternative\nContent-Type: text/html; charset=utf-8\n");
    lines("Content-Transfer-Encoding: quoted-printable\n\n");
    lines(quotedPrintable(conversation.html()) + "\n");
    close("alternative");
  }

  private static String quotedPrintable(String ascii) {
    StringBuilder encoded = new StringBuilder();
    int column = 0;
    for (char c : ascii.toCharArray()) {
      if (c != '\n' && column > 72) {
        encoded.append("=\n");
        column = 0;
      }
      String unit = c == '=' ? "=3D" : String.valueOf(c);
      encoded.append(unit);
      column = c == '\n' ? 0 : column + unit.length();
    }
    return encoded.toString();
  }

  void attachment(String boundary, String mediaType, String disposition, int size) {
    attachments++;
    lines("--" + boundary + "\nContent-Type: " + mediaType + "; name=\"file-" + attachments);
    lines("\"\nContent-Disposition: " + disposition + "; filename=\"file-" + attachments);
    lines("\"\nContent-ID: <file-" + attachments + "@brightwater.example>\n");
    lines("Content-Transfer-Encoding: base64\n\n");
    byte[] content = new byte[size];
    random.nextBytes(content);
    out.writeBytes(Base64.getMimeEncoder().encode(content));
    lines("\n");
  }

  private void lines(String text) {
    out.writeBytes(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
