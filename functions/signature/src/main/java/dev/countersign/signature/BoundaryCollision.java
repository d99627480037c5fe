package dev.countersign.signature;

import dev.countersign.signature.mime.ByteSearch;
import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.Multipart;
import dev.countersign.signature.transfer.Splice;

/** Refuses insertions after which a line of the leaf would read as a boundary of the message. */
final class BoundaryCollision {
  private BoundaryCollision() {}

  /** Looks at the inserted lines, and at what stands at the beginning of a line behind them. */
  static void check(Entity leaf, Splice splice, byte[] bytes, int from, int to) throws Untouchable {
    byte[] inserted = splice.inserted();
    int i = ByteSearch.twoDashes(inserted, 0, inserted.length);
    while (i < inserted.length) {
      if (i == 0 || inserted[i - 1] == '\n') {
        check(leaf, inserted, i, inserted.length);
      }
      i = ByteSearch.twoDashes(inserted, i + 1, inserted.length);
    }
    int rest = from + (int) (splice.offset() + splice.removed() - leaf.header().body());
    if (rest >= from && rest + 1 < to && bytes[rest] == '-' && bytes[rest + 1] == '-') {
      check(leaf, bytes, rest, to);
    }
  }

  private static void check(Entity leaf, byte[] bytes, int from, int to) throws Untouchable {
    for (Multipart m = leaf.parent(); m != null; m = m.entity().parent()) {
      if (m.isAt(bytes, from, to)) {
        throw new Untouchable(Reason.BOUNDARY_COLLISION, "line of the signature");
      }
    }
  }
}
