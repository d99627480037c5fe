package dev.countersign.mailflow.smtp;

/** MAIL with the parameters that the server offers and the message needs. */
final class MailCommand {
  private MailCommand() {}

  /**
   * @param envelope without addresses that the server cannot be told
   */
  static String of(Envelope envelope, long size, Extensions extensions) {
    StringBuilder command = new StringBuilder("MAIL FROM:<" + envelope.mailFrom() + ">");
    if (extensions.offers("SIZE")) {
      command.append(" SIZE=").append(size);
    }
    if (extensions.offers("8BITMIME")) {
      // Says that there may be octets above 127, not that there are (RFC 6152): no need to look.
      command.append(" BODY=8BITMIME");
    }
    if (envelope.isInternational()) {
      command.append(" SMTPUTF8");
    }
    return command.toString();
  }
}
