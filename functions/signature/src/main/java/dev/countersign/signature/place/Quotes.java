package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/** The quotes of a body, and how much text the author has around them. */
final class Quotes {

  private @Nullable Place first;
  private boolean certain;
  private boolean interleaved;
  private boolean closed;
  private int ownAbove;
  private int ownBelow;

  boolean isEmpty() {
    return first == null;
  }

  /** Whether the author has written something so far. */
  boolean hasOwn() {
    return ownAbove + ownBelow > 0;
  }

  /** How much the author has written above the first quote. */
  int ownAbove() {
    return ownAbove;
  }

  /** What follows is a signature or a footer: no answer, however long. */
  void close() {
    closed = first != null;
  }

  /** Text of the author; negative to take it back. */
  void own(int length) {
    if (closed) {
      return;
    }
    if (first == null) {
      ownAbove += length;
    } else {
      ownBelow += length;
    }
  }

  /**
   * A quote begins.
   *
   * @param isCertain false if it may be something of the author's that looks so; text of the author
   *     below it then means it is
   */
  void begin(Place place, boolean isCertain) {
    if (first == null || ownBelow > 0 && !certain && isCertain) {
      ownAbove += ownBelow;
      first = place;
      certain = isCertain;
    } else if (ownBelow > 0) {
      interleaved = true;
    }
    ownBelow = 0;
  }

  /**
   * The place above the first quote; null if the signature does not belong there, as the author
   * wrote between the quotes, or the longer part of the text below.
   */
  @Nullable Place above() {
    boolean above = ownBelow == 0 || certain && ownBelow <= ownAbove;
    return above && !interleaved ? first : null;
  }
}
