package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.signature.mime.FieldListener;
import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.transfer.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the edits that the marks ask for while the message's own header goes by. */
final class MarkEdits implements FieldListener {
  private static final byte[] NO_CONTENT = {};

  private final List<Added> added = new ArrayList<>();
  private final List<byte[]> removed = new ArrayList<>();
  private final List<Splice> removals = new ArrayList<>();
  private boolean envelopeLine;
  private long top;

  MarkEdits(Marks marks) {
    for (String line : marks.added()) {
      added.add(new Added(line, lowerCase(line.substring(0, line.indexOf(':')))));
    }
    for (String name : marks.removed()) {
      removed.add(lowerCase(name));
    }
  }

  private static final class Added {
    final String line;
    final byte[] name;
    boolean present;

    Added(String line, byte[] name) {
      this.line = line;
      this.name = name;
    }
  }

  private static byte[] lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT).getBytes(US_ASCII);
  }

  @Override
  public boolean name(byte[] bytes, int from, int to) {
    for (Added mark : added) {
      mark.present |= matches(mark.name, bytes, from, to);
    }
    envelopeLine = from == to;
    boolean wanted = envelopeLine;
    for (byte[] name : removed) {
      wanted |= matches(name, bytes, from, to);
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

  private static boolean matches(byte[] name, byte[] bytes, int from, int to) {
    return to - from == name.length && FieldName.equalsIgnoreCase(bytes, from, name);
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
    StringBuilder lines = new StringBuilder();
    for (Added mark : added) {
      if (!mark.present) {
        lines.append(mark.line).append("\r\n");
      }
    }
    List<Splice> edits = new ArrayList<>();
    if (!lines.isEmpty()) {
      edits.add(new Splice(top, 0, lines.toString().getBytes(US_ASCII)));
    }
    edits.addAll(removals);
    return edits;
  }
}
