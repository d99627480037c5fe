package dev.countersign.signature.place;

/** A text that may be an attribution, in lower case, and what all rules ask about it. */
final class Sentence {

  /** As many digits have a date with its year, and a time; its colon is a dot in some languages. */
  static final int DATE_AND_TIME = 10;

  private static final int SHORTEST_WORD = 3;

  /** "Sept", and "marrask". */
  private static final int LONGEST_MONTH = 7;

  private static final String[] VERBS_WITHOUT_COLON = {" wrote", " menulis", " napisal", " գրեց."};

  /** What some people begin with who name the sender only, or end with. */
  private static final String[] NAMING = {
    "according to ", "also sprach ", "in reply to ", "quoth ", "thus spake ",
  };

  private static final String[] VERBS_OF_FEW = {" posted:", " replied:", " mentioned:"};

  private static final String DASHES = "---";
  private static final String LINES = "===";

  /** Length of a time from its colon on. */
  private static final int TIME = ":00".length();

  private final String text;
  private final int start;
  private final int digits;
  private final boolean dated;

  Sentence(String text) {
    this.text = text;
    this.start = start(text);
    this.digits = Digits.count(text);
    this.dated = digits >= DATE_AND_TIME || hasAddress() || Digits.haveTime(text);
  }

  String text() {
    return text;
  }

  /** Index of its first character that is no decoration. */
  int start() {
    return start;
  }

  int digits() {
    return digits;
  }

  /** Whether there is an address, a time, or a whole date in it. */
  boolean isDated() {
    return dated;
  }

  boolean hasAddress() {
    return text.indexOf('@') >= 0;
  }

  /** Whether it is drawn as a line across the message. */
  boolean isDrawn() {
    return text.startsWith(DASHES) && text.endsWith(DASHES)
        || text.startsWith(LINES) && text.endsWith(LINES);
  }

  /** Whether it ends as a drawn line does and does not begin so: a part of one, or none. */
  boolean isHalfDrawn() {
    return (text.endsWith(DASHES) || text.endsWith(LINES)) && !isDrawn();
  }

  /**
   * Whether it is no more than a date and a sender with an address, as Gmail once wrote it and
   * Nextcloud does, or an attribution without its colon, as Rediff and Roundcube write them.
   */
  boolean isDateAndSender() {
    return digits >= Attribution.DATE_DIGITS
        && (endsInVerb() || hasAddress() && (dateIsFirst() || timeIsLast()));
  }

  /** Whether it names a sender, without a date and the verb of a client. */
  boolean isNamed() {
    for (String beginning : NAMING) {
      if (text.startsWith(beginning)) {
        return true;
      }
    }
    for (String verb : VERBS_OF_FEW) {
      if (text.endsWith(verb)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it ends with a message's number, as attributions of Outlook Express do. */
  static boolean isNumbered(String text) {
    return text.endsWith("...") && text.indexOf('@', text.lastIndexOf(' ') + 1) >= 0;
  }

  private boolean endsInVerb() {
    for (String verb : VERBS_WITHOUT_COLON) {
      if (text.endsWith(verb)) {
        return true;
      }
    }
    // Roundcube's Hebrew begins with its verb, and that with the colon.
    return text.startsWith(":כתב ");
  }

  private boolean dateIsFirst() {
    return Character.isDigit(text.charAt(0)) && text.endsWith(">");
  }

  private boolean timeIsLast() {
    int end = text.length();
    if (text.endsWith(" am") || text.endsWith(" pm")) {
      end -= " am".length();
    }
    return end > TIME
        && Character.isDigit(text.charAt(end - 1))
        && text.charAt(end - TIME) == ':'
        && Character.isDigit(text.charAt(end - TIME - 1));
  }

  boolean isIntroduction() {
    return isIntroduction(text);
  }

  static boolean isIntroduction(String text) {
    return text.endsWith(":")
        || text.endsWith("\uFF1A")
        || text.endsWith("\u17D6")
        || text.endsWith(":*")
        || text.endsWith(DASHES)
        || text.endsWith(LINES);
  }

  /**
   * Whether it is what Notes writes above the fields: a sender, a date, and how the text begins; in
   * Verse a sender and a subject.
   */
  static boolean isSummary(String text) {
    int date = text.indexOf(DASHES) + DASHES.length();
    if (text.endsWith(" ---")) {
      return date < text.length();
    }
    return date > DASHES.length()
        && date < text.length()
        && Character.isDigit(text.charAt(date))
        && text.indexOf(DASHES, date) > 0;
  }

  /**
   * Whether nothing below continues it; a short word before the dot is an abbreviation, as any is
   * where a bracket is open.
   */
  static boolean isFinished(String text) {
    char last = text.charAt(text.length() - 1);
    return last == '!'
        || last == '?'
        || last == '.' && endsInWord(text, text.length() - 1) && !isBracketOpen(text);
  }

  private static boolean isBracketOpen(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == '(' ? 1 : c == ')' && open > 0 ? -1 : 0;
    }
    return open > 0;
  }

  private static boolean endsInWord(String text, int end) {
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return end - start >= SHORTEST_WORD && !isMonth(text, start, end);
  }

  /** Whether a day stands before a word as short as a month's in a date. */
  private static boolean isMonth(String text, int start, int end) {
    return end - start <= LONGEST_MONTH
        && start > ". ".length()
        && text.startsWith(". ", start - ". ".length())
        && Character.isDigit(text.charAt(start - ". ".length() - 1));
  }

  private static int start(String text) {
    int start = 0;
    while (start < text.length() && "*-= ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return start;
  }
}
