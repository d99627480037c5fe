package dev.countersign.signature.place;

import java.util.Arrays;

/**
 * Where in the document we are, as far as it decides whether text may stand here: in the head, in a
 * table but in no cell of it, in a list of choices or a drawing it may not.
 */
final class HtmlContext {

  /** Tables of mails nest some ten deep; deeper ones are taken for one another's cells. */
  static final int DEEPEST = 256;

  private static final int ORDINARY = 16;

  private Tag[] open = new Tag[ORDINARY];
  private int[] offsets = new int[ORDINARY];
  private int depth;

  int depth() {
    return depth;
  }

  boolean takesText() {
    return depth == 0 || open[depth - 1].kind == Tag.Kind.CELL;
  }

  /** Whether what comes next may end the head. */
  boolean inHead() {
    return depth > 0 && open[depth - 1] == Tag.HEAD;
  }

  /** Start of the outermost of the open elements that keep text from standing here. */
  int outside() {
    int at = depth;
    while (at > 0 && open[at - 1].kind != Tag.Kind.CELL) {
      at--;
    }
    return offsets[at];
  }

  void start(Tag tag, int offset) {
    if (inHead() && !belongsToHead(tag)) {
      depth--;
    }
    if (tag.kind == Tag.Kind.TABLE || tag.kind == Tag.Kind.CELL) {
      closeImplied(tag);
      push(tag, offset);
    } else if (tag.kind == Tag.Kind.ENCLOSED || tag == Tag.HEAD) {
      push(tag, offset);
    }
  }

  /** Text in the head begins the body, as in every browser. */
  void text() {
    if (inHead()) {
      depth--;
    }
  }

  void end(Tag tag) {
    if (tag.isNested()) {
      closeNearest(tag);
    }
  }

  private void closeImplied(Tag tag) {
    if (tag == Tag.TABLE) {
      return;
    }
    boolean row = tag != Tag.TD && tag != Tag.TH;
    while (depth > 0 && (open[depth - 1].kind == Tag.Kind.CELL || row && isRowOrSection())) {
      if (tag == Tag.TR && open[depth - 1] != Tag.TR && open[depth - 1].kind != Tag.Kind.CELL) {
        return;
      }
      depth--;
    }
  }

  private boolean isRowOrSection() {
    return open[depth - 1].kind == Tag.Kind.TABLE && open[depth - 1] != Tag.TABLE;
  }

  private void closeNearest(Tag tag) {
    for (int i = depth - 1; i >= 0; i--) {
      if (open[i] == tag) {
        depth = i;
        return;
      }
      if (open[i] == Tag.TABLE) {
        return;
      }
    }
  }

  private void push(Tag tag, int offset) {
    if (depth == DEEPEST) {
      return;
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
      offsets = Arrays.copyOf(offsets, 2 * depth);
    }
    open[depth] = tag;
    offsets[depth++] = offset;
  }

  private static boolean belongsToHead(Tag tag) {
    return tag == Tag.HEAD || tag.kind == Tag.Kind.METADATA || tag.kind == Tag.Kind.RAW;
  }
}
