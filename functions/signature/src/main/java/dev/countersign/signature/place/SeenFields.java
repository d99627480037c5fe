package dev.countersign.signature.place;

import dev.countersign.signature.place.FieldLabel.Field;

/** Which header fields followed one another, and whether they can only be a quoted message's. */
final class SeenFields {

  /** One bit for each field. */
  private int fields;

  private boolean dated;
  private boolean addressed;

  /** Whether the recipients stand on top, as in a memo. */
  private boolean toFirst;

  /** Whether they stand right below the sender, as the end of a journey does. */
  private boolean toSecond;

  boolean isEmpty() {
    return fields == 0;
  }

  boolean has(Field field) {
    return (fields & bit(field)) != 0;
  }

  /**
   * One more field.
   *
   * @param isLed whether a line is drawn above the first one
   */
  void add(Field field, boolean isLed) {
    if (field == Field.TO) {
      toFirst |= fields == 0 && !isLed;
      toSecond |= fields == bit(Field.FROM);
    }
    fields |= bit(field);
  }

  /** The sender's field turned out to be none. */
  void forgetSender() {
    fields &= ~bit(Field.FROM);
  }

  /** Looks for a date and an address in a field or its value. */
  void look(Line line) {
    Sentence sentence = new Sentence(line.lowerCase());
    dated |= sentence.isDated();
    addressed |= sentence.hasAddress();
  }

  /**
   * Whether it is a quoted message's block. A subject and a date are proof under something of the
   * author's or a line; otherwise a time or an address must be seen. Memos begin with the
   * recipients, journeys have their end next.
   */
  boolean isBlock(boolean isBelow) {
    if (!has(Field.FROM) || toFirst && !addressed) {
      return false;
    }
    boolean sent = has(Field.SENT);
    boolean to = has(Field.TO);
    return has(Field.SUBJECT)
        ? sent && isBelow || (sent || to) && dated
        : sent && to && dated && (addressed || !toSecond);
  }

  /** Whether it is what Notes writes below a name and a date: To, cc and Subject, no sender. */
  boolean isWithoutSender() {
    return !has(Field.FROM) && has(Field.TO) && has(Field.CC) && has(Field.SUBJECT);
  }

  boolean isAddressed() {
    return addressed;
  }

  void clear() {
    fields = 0;
    dated = false;
    addressed = false;
    toFirst = false;
    toSecond = false;
  }

  private static int bit(Field field) {
    return 1 << field.ordinal();
  }
}
