package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.transfer.EncodedText;

/**
 * A meeting request, answer or cancellation says so in the {@code method} parameter (RFC 6047
 * section 2.4), and always in its body (RFC 5546 section 1.4). Some programs forget the parameter.
 */
final class CalendarMethod {
  private static final String NAME = "METHOD";

  /** The property stands before the first component, so among the first lines. */
  private static final int LOOKED_AT = 8 * 1024;

  private CalendarMethod() {}

  /** Whether only the body can tell. A file that is sent along is no request to the reader. */
  static boolean mayBeIn(Entity entity) {
    return entity.isType("text/calendar") && !entity.isAttachment();
  }

  /** Refuses a calendar part, whose body is at [from, to) of the bytes, that has a method. */
  static void check(Entity leaf, byte[] bytes, int from, int to) throws Untouchable {
    if (isIn(unfolded(EncodedText.of(leaf, bytes, from, to).view()))) {
      throw new Untouchable(Reason.CALENDAR, "METHOD in the body");
    }
  }

  /** RFC 5545 section 3.1. What is left of UTF-16 without the zeros is ASCII. */
  private static String unfolded(String calendar) {
    String first = calendar.substring(0, Math.min(calendar.length(), LOOKED_AT)).replace("\0", "");
    return first.replace("\r\n ", "").replace("\r\n\t", "");
  }

  private static boolean isIn(String calendar) {
    int start = 0;
    while (start < calendar.length()) {
      if (isMethod(calendar, start)) {
        return true;
      }
      int feed = calendar.indexOf('\n', start);
      start = feed < 0 ? calendar.length() : feed + 1;
    }
    return false;
  }

  private static boolean isMethod(String calendar, int lineStart) {
    int end = lineStart + NAME.length();
    return calendar.regionMatches(true, lineStart, NAME, 0, NAME.length())
        && end < calendar.length()
        && (calendar.charAt(end) == ':' || calendar.charAt(end) == ';');
  }
}
