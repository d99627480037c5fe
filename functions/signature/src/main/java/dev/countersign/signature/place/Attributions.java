package dev.countersign.signature.place;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds "On …, … wrote:" in the lines of a text, also where it was wrapped. */
final class Attributions {

  /** A wrapped attribution has up to this many lines. */
  private static final int MOST_LINES = 4;

  /** No letter has more lines with a colon at their end; a body made to cost time has. */
  private static final int MOST_CANDIDATES = 2_000;

  /** What Notes writes between a sender's date and the recipients. */
  private static final String[] ASIDES = {
    "please respond to", "sent by:",
    "bitte antwort", "gesendet von:",
    "veuillez répondre", "envoyé par",
    "por favor, responda", "enviado por:",
    "per favore, rispondere", "inviato da:",
  };

  private final @Nullable Line[] lines = new @Nullable Line[MOST_LINES];
  private int count;

  /** Of the paragraph above, until a second empty line comes. */
  private int countAbove;

  /** The same, until a third one comes. */
  private int countFurtherAbove;

  /** The paragraph above that in hand, if it is a line. */
  private @Nullable Line lineAbove;

  /** As that, of the paragraph above it. */
  private @Nullable Line lineFurtherAbove;

  private int candidates;

  /** Of the attribution found last, without the line in hand. */
  private int lengthAbove;

  /** Begins anew: what comes next does not continue the lines before. */
  void reset() {
    if (count > 0) {
      lineFurtherAbove = lineAbove;
      lineAbove = count == 1 ? line(0) : null;
    }
    countFurtherAbove = countAbove;
    countAbove = count;
    count = 0;
  }

  /** The line above, maybe with an empty one between. */
  @Nullable Line above() {
    int lines = count == 0 ? countAbove : count;
    return lines == 0 ? null : line(lines - 1);
  }

  void add(Line line) {
    lines[count++ % MOST_LINES] = line;
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
    if (last().isPlainAttribution()) {
      lengthAbove = 0;
      return new Place(last().start(), PlainAttribution.NAME);
    }
    if (!isCandidate() || ++candidates > MOST_CANDIDATES) {
      return null;
    }
    Place certain = find(true);
    return certain != null ? certain : find(false);
  }

  /** Whether the line alone is one; what comes next does not continue it. */
  boolean isOne(Line line) {
    reset();
    add(line);
    boolean found = find() != null;
    reset();
    return found;
  }

  /** How long the lines of the attribution found last are, but for the line in hand. */
  int lengthAbove() {
    return lengthAbove;
  }

  /**
   * The first line of the paragraph above, if its last has a date and a time, as Notes names its
   * senders. Below may be who else sent it, or whom to answer; where the paragraph begins with
   * that, the name stands above it.
   */
  @Nullable Line nameAndDate() {
    int lines = count == 0 ? countAbove : count;
    if (lines == 0 && isAsideAmong(countFurtherAbove)) {
      lines = countFurtherAbove;
    }
    int last = lines - 1;
    while (last > lines - MOST_LINES && last > 0 && isAside(line(last).lowerCase())) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    Sentence date = new Sentence(line(last).lowerCase());
    boolean dated = date.isDated() && date.digits() >= Attribution.DATE_DIGITS;
    return dated ? withName(line(Math.max(0, lines - MOST_LINES))) : null;
  }

  /** Authors have dates as well, further above fields of their own. */
  private boolean isAsideAmong(int lines) {
    for (int i = Math.max(0, lines - MOST_LINES); i < lines; i++) {
      if (isAside(line(i).lowerCase())) {
        return true;
      }
    }
    return false;
  }

  private Line withName(Line first) {
    Line name = count == 0 ? lineFurtherAbove : lineAbove;
    return name != null && isAside(first.lowerCase()) ? name : first;
  }

  private static boolean isAside(String lowerCase) {
    for (String beginning : ASIDES) {
      if (lowerCase.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a quote right below would make this line its attribution. */
  boolean mayBeOne() {
    if (candidates > MOST_CANDIDATES || !last().isWhole()) {
      return false;
    }
    Sentence last = new Sentence(last().lowerCase());
    if (!last.isIntroduction()) {
      return last.isDateAndSender();
    }
    boolean speaks =
        last.hasAddress()
            || last.digits() >= Attribution.LEAST_DIGITS
            || last.text().startsWith("according to ")
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

  private int first() {
    return Math.max(0, count - MOST_LINES);
  }

  private Line last() {
    return line(count - 1);
  }

  private Line line(int number) {
    return Objects.requireNonNull(lines[number % MOST_LINES]);
  }

  private boolean isCandidate() {
    Line last = last();
    return last.isWhole() && Sentence.isIntroduction(last.lowerCase());
  }

  private @Nullable Place find(boolean certain) {
    String text = "";
    int above = 0;
    boolean beyond = false;
    for (int i = count - 1; i >= first(); i--) {
      Line line = line(i);
      above += i < count - 1 ? line.length() : 0;
      beyond = beyond || !text.isEmpty() && endsAbove(line.lowerCase());
      text = text.isEmpty() ? line.lowerCase() : line.lowerCase().concat(" ").concat(text);
      Attribution rule = rule(new Sentence(text), certain, beyond);
      if (rule != null) {
        lengthAbove = above;
        return new Place(line.start(), rule.name());
      }
    }
    return null;
  }

  /** Whether the last line names who wrote, and lacks at most a date, which may stand above. */
  private boolean isComplete() {
    Sentence last = new Sentence(last().lowerCase());
    if (!last.hasAddress()) {
      return false;
    }
    return last.digits() < Attribution.LEAST_DIGITS
        ? last.text().endsWith(">:") || hasVerb(last)
        : last.digits() >= Attribution.DATE_DIGITS;
  }

  private boolean endsAbove(String text) {
    return Sentence.isFinished(text) || !Sentence.hasDate(text) && isComplete();
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
