package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/**
 * What Notes writes above the fields of a quoted message: the sender's name, and the date and time
 * below; maybe who else sent it, or whom to answer.
 */
final class NotesHeading {

  /** What it writes between a sender's date and the recipients. */
  private static final String[] ASIDES = {
    "please respond to", "sent by:",
    "bitte antwort", "gesendet von:",
    "veuillez répondre", "envoyé par",
    "por favor, responda", "enviado por:",
    "per favore, rispondere", "inviato da:",
  };

  /** Between sender and date. */
  private static final String SENT = " on ";

  private NotesHeading() {}

  /**
   * The first line of the paragraph above, if its last has a date and a time. Where the paragraph
   * begins with an aside, the name stands above it.
   */
  static @Nullable Line find(LastLines lines) {
    int count = lines.countAbove();
    if (count == 0 && isAsideAmong(lines)) {
      count = lines.countFurtherAbove();
    }
    if (count == 1 && isAside(lines.get(0))) {
      return sender(lines.paragraphAbove(), lines.get(0));
    }
    int last = count - 1;
    while (last > count - LastLines.MOST && last > 0 && isAside(lines.get(last))) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    return isDated(lines.get(last))
        ? withName(lines, lines.get(Math.max(0, count - LastLines.MOST)))
        : null;
  }

  /**
   * Who sent it and when stands above an aside in a paragraph of its own; if it is left out, none.
   */
  private static Line sender(@Nullable Line above, Line aside) {
    return above != null && above.lowerCase().contains(SENT) ? above : aside;
  }

  /** Whether the line above the sender's field, both indented, is an organisation's name. */
  static boolean isLetterhead(Line above, Line sender) {
    return above.isTabbed() && sender.isTabbed() && isDated(sender);
  }

  private static boolean isDated(Line line) {
    Sentence sentence = new Sentence(line.lowerCase());
    return sentence.isDated() && sentence.digits() >= Attribution.DATE_DIGITS;
  }

  /** Authors have dates as well, further above fields of their own. */
  private static boolean isAsideAmong(LastLines lines) {
    int count = lines.countFurtherAbove();
    for (int i = Math.max(0, count - LastLines.MOST); i < count; i++) {
      if (isAside(lines.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static Line withName(LastLines lines, Line first) {
    Line name = lines.paragraphAbove();
    return name != null && isAside(first) ? name : first;
  }

  private static boolean isAside(Line line) {
    for (String beginning : ASIDES) {
      if (line.lowerCase().startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
