package dev.countersign.signature.place;

/**
 * What an {@link Introduction} is worth, if no quote follows it. No enum: see {@link ElementRule}.
 */
final class Lead {
  static final char NONE = '-';

  /** A line with a colon at its end: text of the author. */
  static final char POSSIBLE = 'p';

  /** An attribution: all that follows is quoted. */
  static final char CERTAIN = 'c';

  /** As an attribution, and no answer follows lines that are not marked. */
  static final char BANNER = 'b';

  /** A client's element that leads to a quote: the text in it is not the author's. */
  static final char ELEMENT = 'e';

  /** As an element, with a banner and fields in it, and the quote is an element as well. */
  static final char HEADED = 'h';

  /** As that, but text that is in no element means that all below is quoted. */
  static final char DIVIDER = 'd';

  private Lead() {}
}
