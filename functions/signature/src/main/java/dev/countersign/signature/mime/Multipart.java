package dev.countersign.signature.mime;

import dev.countersign.signature.Limits;
import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An open multipart entity (RFC 2046 section 5.1). */
public final class Multipart {
  private final Entity entity;
  private final byte[] dashBoundary;
  private final int depth;
  private int parts;
  private long closeDelimiter;

  Multipart(Entity entity, Limits limits) throws Untouchable {
    this.entity = entity;
    String boundary = entity.certainParameter("boundary");
    if (boundary == null || boundary.isBlank()) {
      throw new Untouchable(Reason.NOT_CLOSED, "no boundary");
    }
    if (boundary.length() > limits.boundaryLength()) {
      throw new Untouchable(Reason.LIMIT_EXCEEDED, "boundary length");
    }
    this.dashBoundary = ("--" + boundary.stripTrailing()).getBytes(StandardCharsets.ISO_8859_1);
    Multipart parent = entity.parent();
    this.depth = parent == null ? 1 : parent.depth + 1;
    checkAgainst(parent, limits);
  }

  private void checkAgainst(@Nullable Multipart parent, Limits limits) throws Untouchable {
    if (depth > limits.depth()) {
      throw new Untouchable(Reason.LIMIT_EXCEEDED, "depth");
    }
    if (!entity.encoding().isIdentity()) {
      throw new Untouchable(Reason.AMBIGUOUS_STRUCTURE, "encoded multipart");
    }
    for (Multipart outer = parent; outer != null; outer = outer.entity.parent()) {
      if (closes(outer.dashBoundary, dashBoundary) || closes(dashBoundary, outer.dashBoundary)) {
        throw new Untouchable(Reason.AMBIGUOUS_STRUCTURE, "boundaries alike");
      }
    }
  }

  /** Whether the longer boundary is the other one, or reads as its closing line. */
  private static boolean closes(byte[] longer, byte[] boundary) {
    int length = boundary.length;
    return longer.length >= length
        && Arrays.equals(longer, 0, length, boundary, 0, length)
        && (longer.length == length
            || (longer.length > length + 1 && longer[length] == '-' && longer[length + 1] == '-'));
  }

  public Entity entity() {
    return entity;
  }

  /** The boundary with its two dashes. */
  public byte[] dashBoundary() {
    return dashBoundary;
  }

  /** Offset of the line that closes it, once it was met. */
  public long closeDelimiter() {
    return closeDelimiter;
  }

  int nextPart() {
    return ++parts;
  }

  void closedAt(long offset) {
    closeDelimiter = offset;
  }

  /** Whether the bytes from the index on begin with its boundary. */
  public boolean isAt(byte[] bytes, int from, int to) {
    int end = from + dashBoundary.length;
    return end <= to && Arrays.equals(bytes, from, end, dashBoundary, 0, dashBoundary.length);
  }
}
