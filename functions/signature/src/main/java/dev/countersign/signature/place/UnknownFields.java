package dev.countersign.signature.place;

/**
 * Finds a block of header fields in a language that {@link FieldLabel} has not: right below a line
 * drawn across the message, lines or cells with a colon, two with a person and address and one with
 * a time among them.
 */
final class UnknownFields {

  private static final int LEAST_FIELDS = 3;
  private static final int LEAST_PEOPLE = 2;
  private static final int LONGEST_LABEL = 30;

  private boolean open = true;
  private int fields;
  private int people;
  private int between;
  private boolean dated;

  /** Whether the block is one, with this line. */
  boolean add(Line line) {
    if (!open) {
      return false;
    }
    String text = line.lowerCase();
    if (isField(text)) {
      fields++;
      between = 0;
    } else {
      open = fields > 0 && ++between <= HeaderFields.MOST_LINES_BETWEEN;
    }
    look(text);
    return open && fields >= LEAST_FIELDS && people >= LEAST_PEOPLE && dated;
  }

  private void look(String text) {
    int address = text.indexOf('@');
    if (address < 0) {
      Sentence value = new Sentence(text);
      dated |= value.digits() >= Attribution.DATE_DIGITS && value.isDated();
    } else if (text.lastIndexOf('<', address) > 0) {
      people++;
    }
  }

  private static boolean isField(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || colon > LONGEST_LABEL) {
      return false;
    }
    for (int i = 0; i < colon; i++) {
      if (Character.isDigit(text.charAt(i)) || text.charAt(i) == '@') {
        return false;
      }
    }
    return true;
  }
}
