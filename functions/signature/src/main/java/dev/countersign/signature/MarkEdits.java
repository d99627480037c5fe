package dev.countersign.signature;

import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.mime.MimeVisitor;
import dev.countersign.signature.transfer.ByteBuilder;
import dev.countersign.signature.transfer.Splice;
import java.util.ArrayList;
import java.util.List;

/** Collects the edits that the marks ask for while the message's own header goes by. */
final class MarkEdits {
  private static final byte[] NO_CONTENT = {};
  private static final int ORDINARY = 80;

  private final String[] added;
  private final boolean[] present;
  private final String[] removed;
  private final List<Splice> removals = new ArrayList<>();
  private boolean envelopeLine;
  private long top;

  MarkEdits(Marks marks) {
    added = marks.added().toArray(new String[0]);
    present = new boolean[added.length];
    removed = marks.removed().toArray(new String[0]);
  }

  /** As {@link MimeVisitor#name}. */
  boolean name(byte[] bytes, int from, int to) {
    for (int i = 0; i < added.length; i++) {
      int length = to - from;
      present[i] |=
          added[i].startsWith(":", length)
              && FieldName.equalsIgnoreCase(bytes, from, added[i], length);
    }
    envelopeLine = from == to;
    boolean wanted = envelopeLine;
    for (String name : removed) {
      wanted |=
          to - from == name.length()
              && FieldName.equalsIgnoreCase(bytes, from, name, name.length());
    }
    return wanted;
  }

  /** As {@link MimeVisitor#field}. */
  void field(long start, long end) {
    if (!envelopeLine) {
      removals.add(new Splice(start, end - start, NO_CONTENT));
    } else if (start == 0) {
      top = end;
    }
  }

  /** Whether the message already has one of the fields that are to be added. */
  boolean alreadyThere() {
    boolean there = false;
    for (boolean one : present) {
      there |= one;
    }
    return there;
  }

  /** The edits, in the message's order. */
  List<Splice> edits() {
    ByteBuilder lines = new ByteBuilder(ORDINARY);
    for (int i = 0; i < added.length; i++) {
      if (!present[i]) {
        lines.append(added[i]).lineBreak();
      }
    }
    List<Splice> edits = new ArrayList<>();
    if (lines.length() > 0) {
      edits.add(new Splice(top, 0, lines.toBytes()));
    }
    edits.addAll(removals);
    return edits;
  }
}
