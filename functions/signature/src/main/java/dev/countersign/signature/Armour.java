package dev.countersign.signature;

/** OpenPGP's ASCII armour in a text (RFC 9580 section 6.2). */
final class Armour {
  /** Searched for by its first letter, which is rare: in HTML dashes are not. */
  private static final String BEGIN = "BEGIN PGP ";

  private static final String DASHES = "-----";

  /** Of UTF-8, read as ISO-8859-1. */
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private Armour() {}

  /** Refuses a text that has some, also indented or behind a byte order mark. */
  static void check(String view, boolean html) throws Untouchable {
    int begin = view.indexOf(BEGIN.charAt(0));
    while (begin >= 0) {
      if (view.startsWith(BEGIN, begin) && isLineStart(view, begin - DASHES.length(), html)) {
        boolean signed = view.startsWith("SIGNED", begin + BEGIN.length());
        throw new Untouchable(signed ? Reason.SIGNED : Reason.ENCRYPTED, "OpenPGP armour");
      }
      begin = view.indexOf(BEGIN.charAt(0), begin + 1);
    }
  }

  private static boolean isLineStart(String view, int dashes, boolean html) {
    if (!view.startsWith(DASHES, dashes)) {
      return false;
    }
    int start = dashes;
    while (start > 0 && (view.charAt(start - 1) == ' ' || view.charAt(start - 1) == '\t')) {
      start--;
    }
    return html
        || start == 0
        || view.charAt(start - 1) == '\n'
        || start == BYTE_ORDER_MARK.length() && view.startsWith(BYTE_ORDER_MARK);
  }
}
