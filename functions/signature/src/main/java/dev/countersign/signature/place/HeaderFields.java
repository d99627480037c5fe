package dev.countersign.signature.place;

import dev.countersign.signature.place.FieldLabel.Field;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds a block of header fields (From, Sent, To, Subject) in lines that follow one another. */
final class HeaderFields {

  /** Values in table cells of their own. */
  static final int MOST_LINES_BETWEEN = 2;

  /** Recipients that were wrapped; Exchange Online takes 1,000, of which a line has several. */
  private static final int MOST_LINES_OF_RECIPIENTS = 500;

  /** Those below a line drawn across the message; null where there was none. */
  private @Nullable UnknownFields unknown;

  private Set<String> languages = Set.of();

  private final SeenFields seen = new SeenFields();
  private int start;
  private int divider = -1;

  /** Start of the last line drawn across the message. */
  private int drawn;

  /** Start of the first line below the fields. */
  private int under;

  /** Of the fields seen so far. */
  private int length;

  private boolean proven;
  private int between;
  private boolean hasValue;

  /** Whether the value of the sender's field is the next line. */
  private boolean awaitsSender;

  private boolean below;

  /** Start of the name and date above the fields, which stand for those that Notes leaves out. */
  private int named = -1;

  /** A line drawn across the message; if fields follow, the quoted message begins with it. */
  void divider(int offset) {
    divider(offset, true);
  }

  /** A text drawn across the message; as {@link #divider}, but authors draw headings, too. */
  void heading(int offset) {
    divider(offset, false);
  }

  private void divider(int offset, boolean isProof) {
    reset();
    unknown = new UnknownFields();
    drawn = offset;
    divider = offset;
    proven = isProof;
  }

  /** Start of the line drawn above the fields. */
  int drawn() {
    return drawn;
  }

  /** Offset of the line drawn right above, or the given one. */
  int dividerOr(int offset) {
    return seen.isEmpty() && divider >= 0 ? divider : offset;
  }

  /**
   * A line that begins with no field name.
   *
   * @return the place of the block, once it is one
   */
  @Nullable Place other(Line line) {
    if (isUnknownBlock(line)) {
      return new Place(drawn, "headers-unknown");
    }
    if (awaitsSender) {
      return sender(line);
    }
    under = between == 0 ? line.start() : under;
    if (seen.isEmpty()) {
      divider = -1;
    } else if (++between > (isRecipients(line) ? MOST_LINES_OF_RECIPIENTS : MOST_LINES_BETWEEN)) {
      reset();
    } else {
      seen.look(line);
    }
    return null;
  }

  private @Nullable Place sender(Line line) {
    awaitsSender = false;
    between++;
    seen.look(line);
    if (Digits.areTimeAt(line.lowerCase(), 0)) {
      seen.forgetSender();
    }
    return block();
  }

  private boolean isUnknownBlock(Line line) {
    return unknown != null && unknown.add(line);
  }

  private boolean isRecipients(Line line) {
    String text = line.text();
    return seen.has(Field.TO)
        && (text.indexOf('@') >= 0 || text.endsWith(";") || text.endsWith(","));
  }

  /**
   * A line that begins with a field name.
   *
   * @param isBelow whether something of the author's stands above it
   * @param above a name and a date right above it, null where there is none
   * @return the place of the block, once it is one
   */
  @Nullable Place add(Line line, FieldLabel label, boolean isBelow, @Nullable Line above) {
    boolean isSender = label.field() == Field.FROM;
    if (isSender && FieldLabel.hasHour(line.lowerCase())
        || label.field() == Field.CC && isAuthors()) {
      return other(line);
    }
    if (seen.has(label.field()) && label.field() != Field.CC || isSender && isInterrupted()) {
      reset();
    }
    if (seen.isEmpty()) {
      begin(line, isBelow, above);
    }
    seen.add(label.field(), divider >= 0);
    length += line.length();
    between = 0;
    hasValue = !Sentence.isIntroduction(line.lowerCase());
    awaitsSender = isSender && !hasValue;
    seen.look(line);
    narrow(label);
    if (isNamedBlock()) {
      return new Place(named, "headers-notes");
    }
    if (isUnknownBlock(line) && !seen.has(Field.FROM)) {
      return new Place(drawn, "headers-unknown");
    }
    return awaitsSender ? null : block();
  }

  /**
   * The place, if the fields that begin there are To, cc and Subject with an address: Notes may
   * leave out who sent it and when.
   */
  @Nullable Place withoutSender(int offset) {
    return start == offset && seen.isWithoutSender() && seen.isAddressed()
        ? new Place(offset, "headers-notes")
        : null;
  }

  /** Whether a copy's line is one under a letter: no block begins with it. */
  private boolean isAuthors() {
    return seen.isEmpty() && divider < 0;
  }

  private void begin(Line line, boolean isBelow, @Nullable Line above) {
    named = above == null ? -1 : above.start();
    start = divider >= 0 ? divider : line.start();
    below = isBelow || divider >= 0 && proven;
  }

  private @Nullable Place block() {
    return seen.isBlock(below)
        ? new Place(start, "headers-".concat(languages.iterator().next()))
        : null;
  }

  /** Whether something stands between the fields that is no value in a cell of its own. */
  private boolean isInterrupted() {
    return between > 0 && hasValue;
  }

  private void narrow(FieldLabel label) {
    Set<String> common = new TreeSet<>(label.languages());
    if (!languages.isEmpty()) {
      common.retainAll(languages);
    }
    if (!common.isEmpty()) {
      languages = common;
    }
  }

  /** Whether a name and a date stand right above the fields seen so far. */
  boolean isNamed() {
    return !seen.isEmpty() && named >= 0;
  }

  /** Notes writes sender and date without a field's name, then To, cc and Subject. */
  private boolean isNamedBlock() {
    return isNamed() && seen.isWithoutSender();
  }

  /**
   * Whether the quoted message that begins at the offset has recipients above it, and a line drawn
   * above those; its sender is in the attribution, as Yandex writes it.
   */
  boolean isLed(int offset) {
    boolean follows = between == 0 || under == offset;
    return divider >= 0 && follows && seen.has(Field.TO) && !seen.has(Field.FROM);
  }

  /** Of the fields seen so far. */
  int length() {
    return length;
  }

  private void reset() {
    seen.clear();
    length = 0;
    languages = Set.of();
    divider = -1;
    between = 0;
  }
}
