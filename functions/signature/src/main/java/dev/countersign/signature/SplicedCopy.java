package dev.countersign.signature;

import dev.countersign.signature.transfer.Splice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** Writes a message that comes in blocks, with its edits. */
final class SplicedCopy {
  private final WritableByteChannel out;

  /** Offset in the original after the blocks that came. */
  private long end;

  private final List<Splice> done = new ArrayList<>();

  SplicedCopy(WritableByteChannel out) {
    this.out = out;
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
   * Writes the next block, from 0 to its limit.
   *
   * @param edits the message's, from its beginning on, which {@link #agreesWith} was asked about;
   *     none that begins in the block goes beyond it
   * @param isLast whether the message ends with the block
   */
  void write(ByteBuffer block, List<Splice> edits, boolean isLast) throws IOException {
    long start = end;
    long position = start;
    end += block.limit();
    List<ByteBuffer> pieces = new ArrayList<>();
    while (done.size() < edits.size() && (isLast || edits.get(done.size()).offset() < end)) {
      Splice edit = edits.get(done.size());
      pieces.add(block.slice((int) (position - start), (int) (edit.offset() - position)));
      pieces.add(ByteBuffer.wrap(edit.inserted()));
      position = edit.offset() + edit.removed();
      done.add(edit);
    }
    pieces.add(block.slice((int) (position - start), (int) (end - position)));
    write(pieces);
  }

  /** By one call, where the channel can: each would cost as much as a few pages. */
  private void write(List<ByteBuffer> pieces) throws IOException {
    if (out instanceof GatheringByteChannel gathering) {
      gathering.write(pieces.toArray(new ByteBuffer[0]));
    }
    for (ByteBuffer piece : pieces) {
      Unchanged.write(piece, out);
    }
  }
}
