package dev.countersign.local.microsoft365.mail;

/**
 * Something that goes wrong while Exchange takes a message.
 *
 * @param code of the reply, or 0 to reset the connection instead
 * @param text of the reply, with its enhanced status code
 * @param accepted whether the message is taken all the same, so that the client cannot know
 */
public record SmtpFault(int code, String text, boolean accepted) {

  /** When the fault shows. */
  public enum Step {
    MAIL,
    RCPT,
    /** After the final dot. */
    DATA
  }

  /** A reply such as 450 or 550. */
  public static SmtpFault reply(int code, String text) {
    return new SmtpFault(code, text, false);
  }

  /** Exchange asks the client to slow down. */
  public static SmtpFault throttled() {
    return reply(451, "4.7.500 Server busy. Please try again later.");
  }

  /** The connection is reset and the message is not taken. */
  public static SmtpFault reset() {
    return new SmtpFault(0, "", false);
  }

  /** The message is taken, and the connection reset before the client hears of it. */
  public static SmtpFault resetAfterAcceptance() {
    return new SmtpFault(0, "", true);
  }
}
