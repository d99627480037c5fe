package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/** Finds where quoted messages begin whose header fields stand among the lines of the body. */
final class FieldBlocks {

  private final Introduction introduction;
  private final Quotes quotes;

  /** Null until a field's name or a line across the message comes: most messages have none. */
  private @Nullable HeaderFields fields;

  /** Start of recipients' fields that stand apart from the author's text; negative for none. */
  private int apart = -1;

  FieldBlocks(Introduction introduction, Quotes quotes) {
    this.introduction = introduction;
    this.quotes = quotes;
  }

  /** A line drawn across the message. */
  void divider(int offset) {
    fields().divider(offset);
  }

  /** Where the line across the message stands, if there is one that fields may follow. */
  int dividerOr(int offset) {
    return fields == null ? offset : fields.dividerOr(offset);
  }

  /** Where the quoted message begins, which may have recipients above its attribution. */
  Place led(Place here) {
    if (fields == null || !fields.isLed(here.offset())) {
      return here;
    }
    quotes.own(-fields.length());
    Place led = new Place(fields.drawn(), here.marker());
    fields = null;
    return led;
  }

  /** Whatever it says: with fields below, the quoted message begins with it. */
  void heading(Line line, String text) {
    if (Decoration.isDrawn(text) || Sentence.isSummary(text)) {
      fields().heading(line.start());
    }
  }

  /**
   * The place, if the line is the one that makes it a block of fields.
   *
   * @param label what the line begins with; null for another line
   */
  @Nullable Place find(Line line, @Nullable FieldLabel label) {
    if (label == null) {
      return fields == null ? null : fields.other(line);
    }
    headed(line, label);
    Line above = null;
    if (label.field() == FieldLabel.Field.TO) {
      above = introduction.nameAndDate();
      apart = isApart(line) ? line.start() : -1;
    }
    Place block = fields().add(line, label, quotes.hasOwn(), above);
    return block == null && apart >= 0 ? fields().withoutSender(apart) : block;
  }

  /** Whether the author's text ends above two empty lines or more. */
  private boolean isApart(Line line) {
    return line.isWrapped() && quotes.hasOwn() && introduction.above() == null;
  }

  /** The same in a cell or line of its own, in which Notes writes the name without a colon. */
  @Nullable Place inCell(Line line) {
    boolean mayBegin = line.isShort() && introduction.nameAndDate() != null;
    boolean named = mayBegin || fields != null && fields.isNamed();
    return find(line, named ? FieldLabel.named(line.lowerCase()) : null);
  }

  /**
   * Phones write "Original Message" without a line; with fields below it begins the message. So
   * does the organisation's name that Notes writes above the sender.
   */
  private void headed(Line line, FieldLabel label) {
    Line above = introduction.above();
    if (above == null) {
      return;
    }
    if (Banners.isPhrase(above.lowerCase())) {
      fields().divider(above.start());
    } else if (label.field() == FieldLabel.Field.FROM && NotesHeading.isLetterhead(above, line)) {
      fields().heading(above.start());
    }
  }

  private HeaderFields fields() {
    if (fields == null) {
      fields = new HeaderFields();
    }
    return fields;
  }
}
