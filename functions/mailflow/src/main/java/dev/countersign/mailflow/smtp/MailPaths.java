package dev.countersign.mailflow.smtp;

/** Addresses as MAIL and RCPT have them: between angle brackets (RFC 5321, section 4.1.2). */
final class MailPaths {
  private MailPaths() {}

  /**
   * Whether an address stays within its brackets and its line: it has an angle bracket in a quoted
   * string only, and no control character. Whether it is a good address is for the server to say.
   */
  static boolean fit(String address) {
    boolean quoted = false;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c < ' ' || c == 0x7f || (!quoted && (c == '<' || c == '>'))) {
        return false;
      }
      if (c == '"' && !isEscaped(address, i, quoted)) {
        quoted = !quoted;
      }
    }
    return !quoted;
  }

  /** Behind an odd number of backslashes, which escape within a quoted string only. */
  private static boolean isEscaped(String address, int at, boolean quoted) {
    int first = at;
    while (first > 0 && address.charAt(first - 1) == '\\') {
      first--;
    }
    return quoted && (at - first) % 2 == 1;
  }
}
