package dev.countersign.signature.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file, read where the operating system can put it without a copy: most bytes of a large message
 * are only searched for boundaries and need not come to the heap. A thread's buffer is used again.
 */
public final class ReadAhead extends InputStream {
  /** The second level cache of a processor core holds it, with room for the rest. */
  private static final int SIZE = 256 * 1024;

  /** Where a page begins the operating system copies faster. */
  private static final int PAGE = 4096;

  /** Enough to see whether a boundary goes on in what is read next. */
  private static final int FEW = 512;

  private static final ThreadLocal<@Nullable ByteBuffer> SPARE = new ThreadLocal<>();

  /** Is told what was read, before what comes next takes its place. */
  public interface Follower {
    /** The next bytes of the file, from 0 to the limit; never the last ones of it. */
    void block(ByteBuffer bytes) throws IOException;
  }

  private final FileChannel in;
  private final @Nullable Follower follower;
  private final long size;
  private final ByteBuffer bytes;
  private long read;
  private boolean lent;

  /** Whether what was read last was passed over to its end, and the next is likely to be. */
  private boolean passing;

  public ReadAhead(Path file, @Nullable Follower follower) throws IOException {
    this.follower = follower;
    in = FileChannel.open(file);
    size = in.size();
    bytes = spare().limit(0);
  }

  private static ByteBuffer spare() {
    ByteBuffer spare = SPARE.get();
    SPARE.remove();
    return spare == null ? ByteBuffer.allocateDirect(SIZE + PAGE).alignedSlice(PAGE) : spare;
  }

  /** Gives a buffer back that {@link #whole} lent. */
  public static void giveBack(ByteBuffer buffer) {
    SPARE.set(buffer);
  }

  /** How much room is of use for what is read, at most. */
  int expected(int most) {
    return (int) Math.min(most, size + 1);
  }

  /** All of the file, if it fitted into the buffer, to be given back after use; otherwise null. */
  public @Nullable ByteBuffer whole() {
    lent = read == bytes.limit();
    return lent ? bytes.rewind() : null;
  }

  @Override
  public int read() throws IOException {
    return bytes.hasRemaining() || fill() ? bytes.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (!bytes.hasRemaining() && !fill()) {
      return -1;
    }
    int most = passing ? Math.min(count, FEW) : count;
    int read = Math.min(most, bytes.remaining());
    passing = false;
    bytes.get(target, offset, read);
    return read;
  }

  /**
   * Passes over what was read and has no two dashes in it.
   *
   * @return how many bytes; those before the dashes are not passed over, nor the last ones
   */
  int skipPlain() {
    int from = bytes.position();
    passing = from == bytes.limit();
    int dashes = ByteSearch.twoDashes(bytes, from, bytes.limit());
    int count = Math.max(0, dashes - 2 - from);
    if (count == 0 || bytes.get(from) == '-') {
      return 0;
    }
    bytes.position(from + count);
    return count;
  }

  /** Leaves the buffer as it is at the end of the file: it may hold all of it. */
  private boolean fill() throws IOException {
    if (read == size) {
      return false;
    }
    if (follower != null && bytes.limit() > 0) {
      follower.block(bytes.rewind());
    }
    bytes.clear();
    int count = in.read(bytes);
    bytes.flip();
    read = count < 0 ? size : read + count;
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
    if (!lent) {
      giveBack(bytes);
    }
  }
}
