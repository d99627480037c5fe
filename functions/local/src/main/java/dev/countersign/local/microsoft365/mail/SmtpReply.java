package dev.countersign.local.microsoft365.mail;

/** One reply of an SMTP server (RFC 5321, 4.2); the lines of a long one are joined by LF. */
record SmtpReply(int code, String text) {

  boolean isPositive() {
    return code >= 200 && code < 400;
  }

  boolean isTransient() {
    return code >= 400 && code < 500;
  }

  @Override
  public String toString() {
    return code + " " + text;
  }
}
