package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/** What leads to the quote that may come next. */
final class Introduction {

  /** What it is worth, if no quote follows it. No enum: see {@link ElementRule}. */
  private static final class Lead {
    static final char NONE = '-';

    /** A line with a colon at its end: text of the author. */
    static final char POSSIBLE = 'p';

    /** An attribution: all that follows is quoted. */
    static final char CERTAIN = 'c';

    /** As an attribution, and no answer follows lines that are not marked. */
    static final char BANNER = 'b';

    /** A client's element that leads to a quote: the text in it is not the author's. */
    static final char ELEMENT = 'e';
  }

  private char lead = Lead.NONE;
  private @Nullable Place place;

  /** Of an element that is in hand and has no text so far. */
  private @Nullable Place next;

  private int length;

  boolean isNone() {
    return lead == Lead.NONE;
  }

  boolean isElement() {
    return lead == Lead.ELEMENT;
  }

  /** Where the attribution stands that all below is quoted by, null if there is none. */
  @Nullable Place attribution() {
    return lead == Lead.CERTAIN ? place : null;
  }

  /** Where the banner stands that all below is quoted by, null if there is none. */
  @Nullable Place banner() {
    return lead == Lead.BANNER ? place : null;
  }

  /** Where it stands, null if it is the author's text, should no quote follow. */
  @Nullable Place certain() {
    return lead == Lead.POSSIBLE ? null : place;
  }

  /** Where it stands, whatever it is worth. */
  @Nullable Place place() {
    return place;
  }

  /** How much of the author's text is none, if a quote follows. */
  int possibleLength() {
    return lead == Lead.POSSIBLE ? length : 0;
  }

  void clear() {
    lead = Lead.NONE;
    place = null;
    next = null;
  }

  void attribution(Place here) {
    lead = Lead.CERTAIN;
    place = here;
  }

  void banner(Place here) {
    lead = Lead.BANNER;
    place = here;
  }

  void possible(Line line) {
    lead = Lead.POSSIBLE;
    place = new Place(line.start(), "attribution");
    length = line.length();
  }

  void element(Place here) {
    next = here;
    if (lead != Lead.ELEMENT) {
      place = here;
      lead = Lead.ELEMENT;
      length = 0;
    }
  }

  /**
   * A line in such an element. When an author types into it, Thunderbird splits it: then the last
   * one that has text is it, and the text of the others is the author's.
   *
   * @return how much text it is that turns out to be the author's
   */
  int line(Line line) {
    int own = 0;
    if (next != null && length > 0) {
      own = length;
      place = next;
      length = 0;
    }
    next = null;
    length += line.length();
    return own;
  }
}
