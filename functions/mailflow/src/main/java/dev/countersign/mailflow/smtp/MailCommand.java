package dev.countersign.mailflow.smtp;

/** MAIL with the parameters that the server offers and the message needs. */
final class MailCommand {
  private MailCommand() {}

  static String of(Envelope envelope, long size, Extensions extensions)
      throws SmtpProtocolException {
    StringBuilder command = new StringBuilder("MAIL FROM:<" + envelope.mailFrom() + ">");
    if (extensions.offers("SIZE")) {
      command.append(" SIZE=").append(size);
    }
    if (extensions.offers("8BITMIME")) {
      // Says that there may be octets above 127, not that there are (RFC 6152): no need to look.
      command.append(" BODY=8BITMIME");
    }
    if (envelope.isInternational()) {
      if (!extensions.offers("SMTPUTF8")) {
        throw new SmtpProtocolException("The addresses need SMTPUTF8, which is not offered.");
      }
      command.append(" SMTPUTF8");
    }
    return command.toString();
  }
}
