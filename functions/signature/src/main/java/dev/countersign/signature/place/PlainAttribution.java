package dev.countersign.signature.place;

/**
 * Knows "On &lt;date&gt;, &lt;who&gt; wrote:", the attribution of most replies, by its characters
 * as they stand in the message: without decoding, lower case and the tables of other languages,
 * which took a sixth of the time of a small message. What is one here is one by the first row of
 * {@link AttributionRows}, too, and neither a banner nor a field.
 */
final class PlainAttribution {

  /** Of that row, which need not be read for it. */
  static final String NAME = "attribution-en";

  private static final String FIRST = "On ";
  private static final String WEEKDAY = "On Mon";
  private static final String VERB = "wrote:";
  private static final int ASCII = 128;

  private PlainAttribution() {}

  static boolean is(String raw, int from, int to) {
    int first = from;
    while (first < to && raw.charAt(first) <= ' ') {
      first++;
    }
    if (!raw.startsWith(FIRST, first)) {
      return false;
    }
    int end = to;
    while (raw.charAt(end - 1) <= ' ') {
      end--;
    }
    int verb = end - VERB.length();
    return verb > first + FIRST.length()
        && raw.startsWith(VERB, verb)
        && raw.charAt(verb - 1) <= ' '
        && isDate(raw, first + FIRST.length(), verb);
  }

  /**
   * Whether what stands between is plain and has enough digits. Not plain: other characters than
   * those of ASCII, controls, numbers of characters in HTML, whose digits do not count, and two
   * hyphens, which may be drawn.
   */
  private static boolean isDate(String raw, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      if (c >= ASCII
          || c == '#'
          || c == '-' && raw.charAt(i - 1) == '-'
          || c < ' ' && !isBreak(c)) {
        return false;
      }
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    return digits >= Attribution.LEAST_DIGITS;
  }

  /**
   * Whether there is a time or an address in it, or the weekday as Pine shortens it. Authors have
   * dates as well: "On 12 May 2026 you wrote:".
   */
  static boolean isTimed(String raw, int from, int to) {
    int first = from;
    while (first < to && raw.charAt(first) <= ' ') {
      first++;
    }
    int digits = 0;
    for (int i = first; i + 1 < to; i++) {
      char c = raw.charAt(i);
      digits += isDigit(c) ? 1 : 0;
      if (c == '@'
          || c == ':' && i > first && isDigit(raw.charAt(i - 1)) && isDigit(raw.charAt(i + 1))) {
        return true;
      }
    }
    return digits >= Sentence.DATE_AND_TIME
        || raw.startsWith(FIRST, first) && raw.startsWith(",", first + WEEKDAY.length());
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBreak(char c) {
    return c == '\t' || c == '\r' || c == '\n';
  }
}
