package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/** The quotes of a body, and how much text the author has around them. */
final class Quotes {

  private @Nullable Place first;

  /** The attribution that the message begins with, if what follows is not marked as quoted. */
  private @Nullable Place top;

  private boolean certain;

  /** Whether the first one is an element that may be the author's own. */
  private boolean mayBeOwn;

  private boolean interleaved;

  /** Whether the author wrote between what looks like quotes, above the first certain one. */
  private boolean cited;

  private boolean closed;
  private int ownAbove;
  private int ownBelow;

  /** Length of label and greeting on top: no more above the quotes is no answer. */
  private int greeting;

  /** The first line that is no greeting, until it has to be known whether it is a label. */
  private @Nullable Line label;

  /** Length of the greeting right below it. */
  private int underLabel;

  /** Length of the lines under a quote since the last empty one. */
  private int paragraph;

  boolean isEmpty() {
    return first == null;
  }

  boolean isCertain() {
    return certain;
  }

  /** Whether the author has written something so far. */
  boolean hasOwn() {
    return ownAbove + ownBelow > 0;
  }

  /** What follows is a signature or a footer: no answer, however long. */
  void close() {
    closed = first != null;
  }

  /** An empty line. */
  void blank() {
    paragraph = 0;
  }

  /** A line under a quote: an answer, or what clients, gateways and lists put there. */
  void below(Line line, String text) {
    if (Footers.begin(text) || Decoration.isDrawn(text) || ownBelow == 0 && Closings.begin(text)) {
      close();
    } else if (ownAbove > greeting() && Notices.isIn(text)) {
      own(-paragraph);
      close();
    }
    paragraph += line.isWrapped() ? line.length() : 0;
  }

  /** A line of the author. */
  void own(Line line) {
    if (label == null && ownAbove + ownBelow == greeting) {
      if (line.isGreeting()) {
        greeting += line.length();
      } else {
        label = line;
      }
    } else if (label != null && ownAbove + ownBelow == greeting + label.length() + underLabel) {
      underLabel += line.isGreeting() ? line.length() : 0;
    }
    own(line.length());
  }

  private int greeting() {
    if (label != null) {
      greeting += Labels.is(label) ? label.length() + underLabel : 0;
      label = null;
    }
    return greeting;
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
   * @param isElement false for lines that begin with the sign of quoted ones: right above a certain
   *     quote they are part of it, while an element is the author's citation or card
   */
  void begin(Place place, boolean isCertain, boolean isElement) {
    if (first == null || isCertain && (mayBeOwn || ownBelow > 0 && !certain)) {
      ownAbove += ownBelow;
      first = place;
      certain = isCertain;
      mayBeOwn = isElement && !isCertain;
      cited = interleaved;
      interleaved = false;
    } else if (ownBelow > 0) {
      interleaved = true;
    }
    ownBelow = 0;
    paragraph = 0;
  }

  /** An attribution that nothing of the author's stands above, and no quote below. */
  void top(@Nullable Place place) {
    top = place;
  }

  /**
   * The place above the first quote; null if the signature does not belong there, as the author
   * wrote between the quotes, or the longer part of the text below.
   */
  @Nullable Place above() {
    if (first == null) {
      return top;
    }
    boolean above = ownBelow == 0 || certain && !cited && isAnswered();
    return !above || interleaved ? null : top == null ? first : top;
  }

  private boolean isAnswered() {
    return ownBelow <= ownAbove && ownAbove > greeting();
  }

  /**
   * As {@link #above}, where all that follows is quoted: an element that only looked like a quote
   * is none.
   */
  @Nullable Place aboveRest() {
    return mayBeOwn ? top : above();
  }
}
