package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/** Finds "On …, … wrote:" in the lines of a text, also where it was wrapped. */
final class Attributions {

  /** No letter has more lines with a colon at their end; a body made to cost time has. */
  private static final int MOST_CANDIDATES = 2_000;

  /** Clients wrap at 78, of which a name is a part. */
  private static final int LONGEST_NAME = 78;

  private final LastLines lines;
  private int candidates;

  /** Of the attribution found last, without the line in hand. */
  private int lengthAbove;

  private boolean timed;

  Attributions(LastLines lines) {
    this.lines = lines;
  }

  /** Whether the line may be an attribution's last in any language: has a date, or leads on. */
  static boolean mayEnd(Line line) {
    Sentence sentence = new Sentence(line.lowerCase());
    return sentence.isIntroduction()
        || sentence.hasAddress()
        || sentence.digits() >= Attribution.LEAST_DIGITS;
  }

  /** Where the attribution begins that ends with the line added last; null where it ends none. */
  @Nullable Place find() {
    if (lines.last().isPlainAttribution()) {
      lengthAbove = 0;
      timed = lines.last().isTimed();
      return new Place(lines.last().start(), PlainAttribution.NAME);
    }
    if (!isCandidate() || ++candidates > MOST_CANDIDATES) {
      return null;
    }
    Place certain = find(true);
    return certain != null ? certain : find(false);
  }

  /** Whether the line alone is one; what comes next does not continue it. */
  boolean isOne(Line line) {
    lines.end();
    lines.add(line);
    boolean found = find() != null;
    lines.end();
    return found;
  }

  /** How long the lines of the attribution found last are, but for the line in hand. */
  int lengthAbove() {
    return lengthAbove;
  }

  /**
   * Whether the attribution found last has a time or an address. Without, it may be the author's,
   * who speaks of a letter: "On 12 May you wrote:".
   */
  boolean isTimed() {
    return timed;
  }

  /** Whether a quote right below would make this line its attribution. */
  boolean mayBeOne() {
    if (candidates > MOST_CANDIDATES || !lines.last().isWhole()) {
      return false;
    }
    Sentence last = new Sentence(lines.last().lowerCase());
    if (!last.isIntroduction()) {
      return last.isDateAndSender();
    }
    boolean speaks =
        last.hasAddress()
            || last.digits() >= Attribution.LEAST_DIGITS
            || last.isNamed()
            || hasVerb(last);
    return speaks && !last.isHalfDrawn();
  }

  private static boolean hasVerb(Sentence sentence) {
    for (int row = 0; row < AttributionRows.ROWS.length; row++) {
      if (AttributionRows.rule(row).hasVerb(sentence)) {
        return true;
      }
    }
    return false;
  }

  private boolean isCandidate() {
    Line last = lines.last();
    String text = last.lowerCase();
    return last.isWhole() && (Sentence.isIntroduction(text) || Sentence.isNumbered(text));
  }

  private @Nullable Place find(boolean certain) {
    String text = "";
    int above = 0;
    boolean beyond = false;
    for (int i = lines.count() - 1; i >= lines.first(); i--) {
      Line line = lines.get(i);
      above += i < lines.count() - 1 ? line.length() : 0;
      beyond = beyond || !text.isEmpty() && endsAbove(line.lowerCase());
      text = text.isEmpty() ? line.lowerCase() : line.lowerCase().concat(" ").concat(text);
      Sentence sentence = new Sentence(text);
      Attribution rule = rule(sentence, certain, beyond);
      if (rule != null) {
        timed = sentence.isDated() || sentence.isDrawn() || line.isTimed();
        Line first = i > lines.first() ? withName(lines.get(i - 1), line) : line;
        lengthAbove = first == line ? above : above + first.length();
        return new Place(first.start(), rule.name());
      }
    }
    return null;
  }

  /** An attribution that begins with the address was wrapped behind the name. */
  private static Line withName(Line above, Line address) {
    boolean isName =
        address.lowerCase().startsWith("<")
            && above.length() <= LONGEST_NAME
            && !Sentence.isFinished(above.lowerCase())
            && !Sentence.isIntroduction(above.lowerCase());
    return isName ? above : address;
  }

  /** Whether the last line names who wrote, and lacks at most a date, which may stand above. */
  private boolean isComplete() {
    Sentence last = new Sentence(lines.last().lowerCase());
    if (!last.hasAddress() || Sentence.isNumbered(last.text())) {
      return false;
    }
    return last.digits() < Attribution.LEAST_DIGITS
        ? last.text().endsWith(">:") || hasVerb(last)
        : last.digits() >= Attribution.DATE_DIGITS;
  }

  private boolean endsAbove(String text) {
    return Sentence.isFinished(text) || !Digits.haveDate(text) && isComplete();
  }

  /**
   * The rule that the joined lines fulfil.
   *
   * @param isBeyond whether an earlier sentence is among them: then only words that attributions
   *     begin with tell that they belong together
   */
  private static @Nullable Attribution rule(Sentence sentence, boolean certain, boolean isBeyond) {
    boolean enough = sentence.digits() >= Attribution.LEAST_DIGITS || sentence.isDrawn();
    if (!enough || sentence.isHalfDrawn()) {
      return null;
    }
    for (int row = 0; row < AttributionRows.ROWS.length; row++) {
      Attribution rule = AttributionRows.rule(row);
      boolean mayJoin = !isBeyond || certain && !rule.first().isEmpty();
      if (mayJoin && (certain ? rule.isCertain(sentence) : rule.isLikely(sentence))) {
        return rule;
      }
    }
    return null;
  }
}
