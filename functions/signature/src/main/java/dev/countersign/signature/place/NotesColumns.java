package dev.countersign.signature.place;

import dev.countersign.signature.place.FieldLabel.Field;
import org.jspecify.annotations.Nullable;

/**
 * Knows what Notes writes above a quoted message in plain text where it makes columns of a table:
 * who sent it and when, and beside them the recipients and the subject.
 */
final class NotesColumns {

  /** Where the left column begins. */
  private static final String INDENT = " ".repeat(20);

  private static final String GAP = "  ";

  /** The sender's name and address are wrapped after few characters. */
  private static final int MOST_LINES = 12;

  private static final int PROOF =
      1 << Field.TO.ordinal() | 1 << Field.CC.ordinal() | 1 << Field.SUBJECT.ordinal();

  private NotesColumns() {}

  /** Whether they begin with the line there. */
  static boolean begin(String view, int start) {
    if (view.charAt(start) != ' ') {
      return false;
    }
    int fields = 0;
    int at = start;
    for (int i = 0; i < MOST_LINES && view.startsWith(INDENT, at) && fields != PROOF; i++) {
      int feed = view.indexOf('\n', at);
      int end = feed < 0 ? view.length() : feed;
      fields |= fields(view, at + INDENT.length(), Math.min(end, at + Line.LONGEST));
      at = end + 1;
    }
    return fields == PROOF;
  }

  /** Those whose names stand behind gaps, one bit for each. */
  private static int fields(String view, int from, int end) {
    int fields = 0;
    for (int i = from; i < end; i++) {
      FieldLabel label = view.charAt(i) == ':' ? label(view, i) : null;
      fields |= label == null ? 0 : 1 << label.field().ordinal();
    }
    return fields;
  }

  private static @Nullable FieldLabel label(String view, int colon) {
    int name = colon;
    while (colon - name < FieldLabel.LONGEST && view.charAt(name - 1) > ' ') {
      name--;
    }
    boolean behindGap = view.startsWith(GAP, name - GAP.length());
    return behindGap ? FieldLabel.named(LowerCase.of(view.substring(name, colon))) : null;
  }

  /** Whether the line, in lower case, is the end of a box that Notes draws instead. */
  static boolean isBox(String lowerCase) {
    return lowerCase.startsWith("|--") && lowerCase.endsWith("->") && lowerCase.contains("-+-");
  }
}
