package dev.countersign.signature.transfer;

import java.util.Arrays;

/**
 * Bytes written in place of others.
 *
 * @param offset where, in the original message
 * @param removed how many of the original's bytes are left out
 * @param inserted not copied, not to be changed
 */
public record Splice(long offset, long removed, byte[] inserted) {
  /** Whether the other one does the same. */
  public boolean isSameAs(Splice other) {
    return offset == other.offset
        && removed == other.removed
        && Arrays.equals(inserted, other.inserted);
  }
}
