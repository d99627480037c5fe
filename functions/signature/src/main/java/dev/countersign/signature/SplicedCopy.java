package dev.countersign.signature;

import dev.countersign.signature.transfer.Splice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a message piece by piece, with its edits. */
final class SplicedCopy {
  /** Where the pieces go, in their order. */
  interface Target {
    /** The original's bytes from one offset to another. */
    void original(long from, long to) throws IOException;

    /** New bytes. */
    void inserted(byte[] bytes) throws IOException;
  }

  private final Target target;

  private long end;

  private final List<Splice> done = new ArrayList<>();

  SplicedCopy(Target target) {
    this.target = target;
  }

  /** Offset in the original from which on the message is still to be written. */
  long end() {
    return end;
  }

  /** How many of the edits are written. */
  int edits() {
    return done.size();
  }

  /** Whether what is written is the beginning of the message with these edits. */
  boolean agreesWith(List<Splice> edits) {
    int count = done.size();
    if (edits.size() < count || edits.size() > count && edits.get(count).offset() < end) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!edits.get(i).isSameAs(done.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes on to an offset of the original, but for the edits that begin there.
   *
   * @param edits the message's, from its beginning on, which {@link #agreesWith} was asked about;
   *     none that begins before the offset goes beyond it
   */
  void upTo(long offset, List<Splice> edits) throws IOException {
    while (done.size() < edits.size() && edits.get(done.size()).offset() < offset) {
      write(edits.get(done.size()));
    }
    original(offset);
  }

  /** Writes the rest of a message of that size. */
  void rest(long size, List<Splice> edits) throws IOException {
    while (done.size() < edits.size()) {
      write(edits.get(done.size()));
    }
    original(size);
  }

  private void write(Splice edit) throws IOException {
    original(edit.offset());
    target.inserted(edit.inserted());
    end = edit.offset() + edit.removed();
    done.add(edit);
  }

  private void original(long to) throws IOException {
    target.original(end, to);
    end = to;
  }
}
