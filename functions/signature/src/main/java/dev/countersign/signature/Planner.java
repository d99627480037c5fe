package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.MimeVisitor;
import dev.countersign.signature.mime.Multipart;
import dev.countersign.signature.transfer.Splice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides while the message goes by which of its text leaves are stamped. */
final class Planner implements MimeVisitor {
  private final MarkEdits marks;
  private final LeafStamper stamper;
  private final @Nullable EmbeddedImages images;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private List<LeafStamp> body = List.of();
  private boolean tnef;
  private boolean noVersion;
  private int changes;

  Planner(MarkEdits marks, RenderedSignature signature) {
    this.marks = marks;
    // Most signatures link to their images: a fresh JVM need not load how they are embedded.
    this.images = signature.images().isEmpty() ? null : EmbeddedImages.of(signature);
    this.stamper = new LeafStamper(signature, images);
  }

  @Override
  public boolean name(byte[] bytes, int from, int to) {
    return marks.name(bytes, from, to);
  }

  @Override
  public void field(long start, long end) {
    changes++;
    marks.field(start, end);
  }

  @Override
  public boolean entity(Entity entity) throws Untouchable {
    changes++;
    if (entity.parent() == null && marks.alreadyThere()) {
      throw new Untouchable(Reason.ALREADY_PROCESSED, "added header field");
    }
    NeverTouched.check(entity);
    if (images != null) {
      images.check(entity);
    }
    tnef |= entity.isType("application/ms-tnef") || entity.isFileEndingWith("winmail.dat");
    Frame frame = frames.peek();
    boolean ofBody = frame == null ? !entity.isAttachment() : frame.leadsToBody(entity);
    if (entity.isMultipart()) {
      frames.push(new Frame(entity, ofBody));
      return false;
    }
    return ofBody && (entity.isType("text/plain") || entity.isType("text/html"))
        || CalendarMethod.mayBeIn(entity);
  }

  @Override
  public void leaf(Entity leaf, byte[] bytes, int from, int to) throws Untouchable {
    changes++;
    if (leaf.isType("text/calendar")) {
      CalendarMethod.check(leaf, bytes, from, to);
    } else if (stamper.hasVersionFor(leaf)) {
      offer(List.of(stamper.stamp(leaf, bytes, from, to, related(), isMixed())));
    } else {
      noVersion = true;
    }
  }

  private boolean isMixed() {
    for (Frame frame : frames) {
      if (frame.isMixed()) {
        return true;
      }
    }
    return false;
  }

  /** The multipart/related that the leaf is the root of, directly or as one of its versions. */
  private @Nullable Frame related() {
    for (Frame frame : frames) {
      if (frame.isRelated()) {
        return frame;
      }
      if (!frame.isAlternative()) {
        return null;
      }
    }
    return null;
  }

  @Override
  public void close(Multipart multipart) {
    changes++;
    Frame frame = frames.pop();
    frame.closed(multipart);
    if (!frame.chosen().isEmpty()) {
      offer(frame.chosen());
    }
  }

  private void offer(List<LeafStamp> leaves) {
    Frame frame = frames.peek();
    if (frame == null) {
      body = leaves;
    } else {
      frame.offer(leaves);
    }
  }

  @Override
  public void dashes(byte[] bytes, int from, int to) throws Untouchable {
    if (images != null) {
      images.checkLine(bytes, from, to);
    }
  }

  /** Another number whenever {@link #editsSoFar} may give others. */
  int changes() {
    return changes;
  }

  /** Whether a text is chosen with all its versions. */
  boolean isSettled() {
    boolean chosen = false;
    for (Frame frame : frames) {
      chosen |= !frame.chosen().isEmpty();
      if (frame.isAlternative()) {
        return false;
      }
    }
    return chosen;
  }

  /** All edits, should nothing that is still to come change them. */
  List<Splice> editsSoFar() {
    List<LeafStamp> leaves = body;
    for (Frame inner : frames) {
      leaves = leaves.isEmpty() ? inner.chosen() : inner.with(leaves);
    }
    return edits(leaves);
  }

  /** All edits of the message in its order; those at the same place as they were added. */
  List<Splice> edits(List<LeafStamp> leaves) {
    List<Splice> edits = marks.edits();
    if (images == null) {
      for (LeafStamp leaf : leaves) {
        edits.addAll(leaf.splices());
      }
    } else {
      new ImageEdits(images, edits).add(leaves);
    }
    sort(edits);
    return edits;
  }

  /** They are few and nearly in order. */
  private static void sort(List<Splice> edits) {
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

  /** The leaves to stamp, once the message has ended. */
  List<LeafStamp> leaves() throws Untouchable {
    if (!body.isEmpty()) {
      return body;
    }
    if (tnef) {
      throw new Untouchable(Reason.TNEF, "application/ms-tnef");
    }
    throw new Untouchable(
        noVersion ? Reason.NO_SIGNATURE : Reason.NO_TEXT, "no text part for this signature");
  }
}
