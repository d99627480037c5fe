package dev.countersign.local.microsoft365.graph;

/**
 * What "Use delta query to track changes" warns of: pages without entries, and entries that come
 * again. Of every four pages of a round one is empty and the next one repeats an entry.
 *
 * @param offset says which; negative for none of that
 */
public record DeltaQuirks(int offset) {
  private static final int CYCLE = 4;

  enum Kind {
    NONE,
    EMPTY,
    REPLAY
  }

  public static DeltaQuirks none() {
    return new DeltaQuirks(-1);
  }

  /**
   * @param page counts the pages of a round from 0
   */
  Kind of(int page) {
    if (offset < 0) {
      return Kind.NONE;
    }
    return switch ((offset + page) % CYCLE) {
      case 1 -> Kind.EMPTY;
      case 2 -> Kind.REPLAY;
      default -> Kind.NONE;
    };
  }
}
