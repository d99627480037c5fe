package dev.countersign.signature;

import dev.countersign.signature.mime.Multipart;
import dev.countersign.signature.transfer.Splice;
import java.util.ArrayList;
import java.util.List;

/** The edits of stamped leaves whose HTML shows images, which come to the message with them. */
final class ImageEdits {
  private final EmbeddedImages images;
  private final List<Splice> edits;

  /**
   * @param edits those that there are already; more are added
   */
  ImageEdits(EmbeddedImages images, List<Splice> edits) {
    this.images = images;
    this.edits = edits;
  }

  void add(List<LeafStamp> leaves) {
    List<Frame> extended = new ArrayList<>();
    for (LeafStamp leaf : leaves) {
      if (leaf.isHtml() && leaf.related() == null) {
        wrap(leaf);
        continue;
      }
      edits.addAll(leaf.splices());
      if (leaf.isHtml() && !extended.contains(leaf.related())) {
        extended.add(leaf.related());
      }
    }
    for (Frame related : extended) {
      extend(related);
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
