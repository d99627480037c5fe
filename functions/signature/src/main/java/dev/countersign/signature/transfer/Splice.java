package dev.countersign.signature.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes written in place of others.
 *
 * @param offset where, in the original message
 * @param removed how many of the original's bytes are left out
 * @param inserted not copied, not to be changed
 */
public record Splice(long offset, long removed, byte[] inserted) {
  /** Writes a message in memory with its splices, which are in the message's order. */
  public static void write(byte[] message, List<Splice> splices, OutputStream out)
      throws IOException {
    int position = 0;
    for (Splice splice : splices) {
      int offset = (int) splice.offset();
      out.write(message, position, offset - position);
      out.write(splice.inserted());
      position = offset + (int) splice.removed();
    }
    out.write(message, position, message.length - position);
  }

  /** Whether the other one does the same. */
  public boolean isSameAs(Splice other) {
    return offset == other.offset
        && removed == other.removed
        && Arrays.equals(inserted, other.inserted);
  }
}
