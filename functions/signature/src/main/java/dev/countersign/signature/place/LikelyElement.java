package dev.countersign.signature.place;

/**
 * An element that all is quoted from, if its first line is the client's.
 *
 * @param first what tells that it is
 */
record LikelyElement(Place place, char first) {

  /** No enum: see {@link ElementRule}. */
  static final class First {
    /** An advertisement, a banner, a line drawn, a sender. */
    static final char LINE = 'l';

    /** As that, or any with a colon. */
    static final char FIELD = 'f';

    /** All but those marked as quoted, which are not reported as lines. */
    static final char ANY = 'a';

    private First() {}
  }

  boolean isByClient(Line line) {
    String text = line.lowerCase();
    return first == First.ANY
        || first == First.FIELD && text.indexOf(':') > 0
        || text.contains("outlook")
        || Banners.find(text) != null
        || Decoration.isDrawn(text)
        || FieldLabel.isSender(line.lowerCase());
  }
}
