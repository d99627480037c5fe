package dev.countersign.signature;

import dev.countersign.signature.mime.Multipart;
import dev.countersign.signature.transfer.Splice;
import java.util.ArrayList;
import java.util.List;

/** Puts together all edits of a stamped message, in its order. */
final class MessageEdits {
  private final EmbeddedImages images;
  private final List<Splice> edits;

  MessageEdits(List<Splice> marks, EmbeddedImages images) {
    this.edits = new ArrayList<>(marks);
    this.images = images;
  }

  /** Edits at the same place stay in the order in which they are added. */
  List<Splice> of(List<LeafStamp> leaves) {
    List<Frame> extended = new ArrayList<>();
    for (LeafStamp leaf : leaves) {
      boolean embeds = leaf.isHtml() && !images.isEmpty();
      if (!embeds) {
        edits.addAll(leaf.splices());
      } else if (leaf.related() == null) {
        wrap(leaf);
      } else {
        edits.addAll(leaf.splices());
        if (!extended.contains(leaf.related())) {
          extended.add(leaf.related());
        }
      }
    }
    for (Frame related : extended) {
      extend(related);
    }
    sort();
    return edits;
  }

  /** They are few and nearly in order. */
  private void sort() {
    for (int i = 1; i < edits.size(); i++) {
      Splice edit = edits.get(i);
      int at = i;
      while (at > 0 && edits.get(at - 1).offset() > edit.offset()) {
        edits.set(at, edits.get(at - 1));
        at--;
      }
      edits.set(at, edit);
    }
  }

  private void wrap(LeafStamp leaf) {
    RelatedWrap wrap = new RelatedWrap(leaf.entity(), images, edits.size());
    wrap.head(edits);
    edits.addAll(leaf.splices());
    wrap.tail(edits);
  }

  /** Before the line that closes it; while it is open, that edit is still to come. */
  private void extend(Frame related) {
    Multipart closed = related.multipart();
    if (closed != null) {
      byte[] parts = images.parts(closed.dashBoundary());
      edits.add(new Splice(closed.closeDelimiter(), 0, parts));
    }
  }
}
