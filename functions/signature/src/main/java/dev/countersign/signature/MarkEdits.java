package dev.countersign.signature;

import dev.countersign.signature.mime.FieldListener;
import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.transfer.ByteBuilder;
import dev.countersign.signature.transfer.Splice;
import java.util.ArrayList;
import java.util.List;

/** Collects the edits that the marks ask for while the message's own header goes by. */
final class MarkEdits implements FieldListener {
  private static final byte[] NO_CONTENT = {};
  private static final int ORDINARY = 80;

  private final List<Added> added = new ArrayList<>();
  private final String[] removed;
  private final List<Splice> removals = new ArrayList<>();
  private boolean envelopeLine;
  private long top;

  MarkEdits(Marks marks) {
    for (String line : marks.added()) {
      added.add(new Added(line));
    }
    removed = marks.removed().toArray(new String[0]);
  }

  private static final class Added {
    final String line;
    final int nameLength;
    boolean present;

    Added(String line) {
      this.line = line;
      this.nameLength = line.indexOf(':');
    }
  }

  @Override
  public boolean name(byte[] bytes, int from, int to) {
    for (Added mark : added) {
      mark.present |= matches(mark.line, mark.nameLength, bytes, from, to);
    }
    envelopeLine = from == to;
    boolean wanted = envelopeLine;
    for (String name : removed) {
      wanted |= matches(name, name.length(), bytes, from, to);
    }
    return wanted;
  }

  @Override
  public void field(long start, long end) {
    if (!envelopeLine) {
      removals.add(new Splice(start, end - start, NO_CONTENT));
    } else if (start == 0) {
      top = end;
    }
  }

  private static boolean matches(String name, int length, byte[] bytes, int from, int to) {
    return to - from == length && FieldName.equalsIgnoreCase(bytes, from, name, length);
  }

  /** Whether the message already has one of the fields that are to be added. */
  boolean alreadyThere() {
    boolean present = false;
    for (Added mark : added) {
      present |= mark.present;
    }
    return present;
  }

  /** The edits, in the message's order. */
  List<Splice> edits() {
    ByteBuilder lines = new ByteBuilder(ORDINARY);
    for (Added mark : added) {
      if (!mark.present) {
        lines.append(mark.line).lineBreak();
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
