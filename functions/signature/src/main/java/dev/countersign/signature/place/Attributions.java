package dev.countersign.signature.place;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds "On …, … wrote:" in the lines of a text, also where it was wrapped. */
final class Attributions {

  /** A found attribution; {@code length} counts its lines above the one in hand. */
  record Found(Place place, int length) {}

  /** A wrapped attribution has up to this many lines. */
  private static final int MOST_LINES = 4;

  /** No letter has more lines with a colon at their end; a body made to cost time has. */
  private static final int MOST_CANDIDATES = 2_000;

  private final @Nullable Line[] lines = new @Nullable Line[MOST_LINES];
  private int count;
  private int candidates;

  /** Begins anew: what comes next does not continue the lines before. */
  void reset() {
    count = 0;
  }

  void add(Line line) {
    lines[count++ % MOST_LINES] = line;
  }

  /** The attribution that ends with the line added last. */
  @Nullable Found find() {
    if (!isCandidate() || ++candidates > MOST_CANDIDATES) {
      return null;
    }
    Found found = find(true);
    return found != null ? found : find(false);
  }

  /** The paragraph's first line, if its last has a date and a time, as Notes names its senders. */
  @Nullable Line nameAndDate() {
    if (count == 0) {
      return null;
    }
    Sentence date = new Sentence(last().lowerCase());
    boolean dated = date.isDated() && date.digits() >= Attribution.DATE_DIGITS;
    return dated ? line(first()) : null;
  }

  /** Whether a quote right below would make this line its attribution. */
  boolean mayBeOne() {
    if (!isCandidate() || candidates > MOST_CANDIDATES) {
      return false;
    }
    Sentence last = new Sentence(last().lowerCase());
    boolean speaks =
        last.hasAddress() || last.digits() >= Attribution.LEAST_DIGITS || hasVerb(last);
    return speaks && !last.isHalfDrawn();
  }

  private static boolean hasVerb(Sentence sentence) {
    for (Attribution rule : AttributionRows.read()) {
      if (rule.hasVerb(sentence)) {
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

  private @Nullable Found find(boolean certain) {
    String text = "";
    int above = 0;
    for (int i = count - 1; i >= first(); i--) {
      Line line = line(i);
      text = text.isEmpty() ? line.lowerCase() : line.lowerCase().concat(" ").concat(text);
      Attribution rule = rule(new Sentence(text), certain);
      if (rule != null) {
        return new Found(new Place(line.start(), rule.name()), above);
      }
      above += line.length();
    }
    return null;
  }

  private static @Nullable Attribution rule(Sentence sentence, boolean certain) {
    boolean enough = sentence.digits() >= Attribution.LEAST_DIGITS || sentence.isDrawn();
    if (!enough || sentence.isHalfDrawn()) {
      return null;
    }
    for (Attribution rule : AttributionRows.read()) {
      if (certain ? rule.isCertain(sentence) : rule.isLikely(sentence)) {
        return rule;
      }
    }
    return null;
  }
}
