package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/**
 * The lines in a client's element that leads to a quote, into which its author may have typed. Then
 * Thunderbird splits it: the last one that has text is it, and the text of the others is the
 * author's. Or it does not: then a line that is an attribution is.
 */
final class LeadingElement {
  private final Attributions attributions;
  private @Nullable Place place;

  /** Of an element that is in hand and has no text so far. */
  private @Nullable Place next;

  private @Nullable Line first;

  /** The last one in the element. */
  private @Nullable Line last;

  /** Whether it is not the only one. */
  private boolean several;

  private int length;

  LeadingElement(Attributions attributions) {
    this.attributions = attributions;
  }

  void begin(Place here) {
    place = here;
    next = here;
    last = null;
    several = false;
    length = 0;
  }

  /** Another one, with nothing between that would end the first. */
  void again(Place here) {
    next = here;
  }

  /**
   * A line in it.
   *
   * @return how much text it is that turns out to be the author's
   */
  int line(Line line) {
    int own = 0;
    if (length > 0 && (next != null || attributions.isOne(line))) {
      own = length;
      place = next != null ? next : new Place(line.start(), "attribution");
      length = 0;
    }
    next = null;
    several = length > 0;
    first = several ? first : line;
    last = line;
    length += line.length();
    return own;
  }

  /** Where the client's part of it stands. */
  @Nullable Place place() {
    return place;
  }

  /** How much text it has, but for what has turned out to be the author's. */
  int length() {
    return length;
  }

  /** Whether the author typed into it, and the client's line is not there any more. */
  boolean isTyped() {
    return several && endsAsText();
  }

  /** Whether its last line is no client's: the author's, or a quoted one. */
  boolean endsAsText() {
    return last != null && !Attributions.mayEnd(last);
  }

  /** Whether its first line is no client's. */
  boolean beginsAsText() {
    return first != null && !Attributions.mayEnd(first);
  }
}
