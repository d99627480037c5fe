package dev.countersign.signature;

import dev.countersign.signature.transfer.Splice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** The pieces of a message that comes in blocks, written block by block. */
final class GatheredPieces implements SplicedCopy.Target {
  private final WritableByteChannel out;
  private final List<ByteBuffer> pieces = new ArrayList<>();
  private ByteBuffer block = ByteBuffer.allocate(0);

  /** Offset of the block in the original. */
  private long start;

  GatheredPieces(WritableByteChannel out) {
    this.out = out;
  }

  /** Writes a message that is one block, from 0 to its limit. */
  static void write(ByteBuffer message, List<Splice> edits, WritableByteChannel out)
      throws IOException {
    GatheredPieces all = new GatheredPieces(out);
    all.block(message);
    new SplicedCopy(all).rest(message.limit(), edits);
    all.write();
  }

  /** Takes the next block, from 0 to its limit, whose pieces follow. */
  void block(ByteBuffer next) {
    start += block.limit();
    block = next;
  }

  @Override
  public void original(long from, long to) {
    pieces.add(block.slice((int) (from - start), (int) (to - from)));
  }

  @Override
  public void inserted(byte[] bytes) {
    pieces.add(ByteBuffer.wrap(bytes));
  }

  /**
   * Writes the block's pieces by one call, where the channel can: a call costs as much as pages.
   */
  void write() throws IOException {
    if (out instanceof GatheringByteChannel gathering) {
      gathering.write(pieces.toArray(new ByteBuffer[0]));
    }
    for (ByteBuffer piece : pieces) {
      Unchanged.write(piece, out);
    }
    pieces.clear();
  }
}
