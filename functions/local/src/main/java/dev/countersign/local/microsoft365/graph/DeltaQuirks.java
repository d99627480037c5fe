package dev.countersign.local.microsoft365.graph;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What "Use delta query to track changes" warns of: pages without entries, and entries that come
 * again. Which pages are hit depends on the seed alone.
 *
 * @param seed null for none of that
 */
public record DeltaQuirks(@Nullable Long seed) {
  enum Kind {
    NONE,
    EMPTY,
    REPLAY
  }

  public static DeltaQuirks none() {
    return new DeltaQuirks(null);
  }

  public static DeltaQuirks seeded(long seed) {
    return new DeltaQuirks(seed);
  }

  /**
   * @param page counts the pages of a round from 0
   */
  Kind of(int page) {
    if (seed == null) {
      return Kind.NONE;
    }
    return switch (new Random(seed * 1_000_003 + page).nextInt(4)) {
      case 0 -> Kind.EMPTY;
      case 1 -> Kind.REPLAY;
      default -> Kind.NONE;
    };
  }
}
