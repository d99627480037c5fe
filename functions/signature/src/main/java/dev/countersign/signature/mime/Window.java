package dev.countersign.signature.mime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of the message that is in memory. Positions outside of this class are offsets in the
 * message; {@link #at} turns one into an index, which is good until {@link #more} is called.
 */
public final class Window implements Closeable {
  /** Nearly all texts fit; more room would be cleared in vain. */
  private static final int BUFFER = 16 * 1024;

  /** Is told what of a message in memory was passed over. */
  public interface Follower {
    /** Nothing before this offset is looked at again. */
    void passed(long offset) throws IOException;
  }

  private final @Nullable InputStream in;
  private final @Nullable Follower follower;

  /** How many bytes of a message in memory come to be seen at once. */
  private final int stretch;

  private byte[] bytes;
  private int limit;
  private long base;

  private Window(@Nullable InputStream in, byte[] bytes, @Nullable Follower follower, int stretch) {
    this.in = in;
    this.follower = follower;
    this.stretch = stretch;
    this.bytes = bytes;
    this.limit = Math.min(stretch, in == null ? bytes.length : 0);
  }

  /** All of a message in memory. */
  public static Window of(byte[] message) {
    return new Window(null, message, null, message.length);
  }

  /** The same, stretch by stretch of so many bytes. */
  public static Window of(byte[] message, int stretch, Follower follower) {
    return new Window(null, message, follower, stretch);
  }

  /** A message that comes as a stream, which is closed with the window. */
  public static Window of(InputStream in) {
    int room = in instanceof ReadAhead file ? file.expected(BUFFER) : BUFFER;
    return new Window(in, new byte[room], null, 0);
  }

  public byte[] bytes() {
    return bytes;
  }

  /** Index after the last byte that is here. */
  int limit() {
    return limit;
  }

  /** Offset after the last byte that is here. */
  long end() {
    return base + limit;
  }

  public int at(long offset) {
    return (int) (offset - base);
  }

  /** Reads on, keeping the bytes from offset {@code keep} on; false at the end of the message. */
  boolean more(long keep) throws IOException {
    if (in == null) {
      int before = limit;
      limit = Math.min(bytes.length, limit + stretch);
      return limit > before;
    }
    shift(at(Math.min(keep, end())));
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    int read = in.read(bytes, limit, bytes.length - limit);
    limit += Math.max(read, 0);
    return read >= 0;
  }

  /**
   * Passes over what is before the offset, and over bytes to come that have no two dashes in them.
   *
   * @return where a search may go on
   */
  long pass(long offset) throws IOException {
    if (follower != null) {
      follower.passed(offset);
    }
    int skipped = in instanceof ReadAhead file ? file.skipPlain() : 0;
    if (skipped > 0) {
      base += limit + skipped;
      limit = 0;
    }
    return base;
  }

  /** {@link ReadAhead#whole}; null where the message is no file. */
  public @Nullable ByteBuffer wholeFile() {
    return in instanceof ReadAhead file ? file.whole() : null;
  }

  private void shift(int by) {
    if (by > 0) {
      System.arraycopy(bytes, by, bytes, 0, limit - by);
      base += by;
      limit -= by;
    }
  }

  /** Whether {@code count} bytes from the offset on are here or can be read. */
  boolean has(long offset, int count, long keep) throws IOException {
    while (end() < offset + count) {
      if (!more(keep)) {
        return false;
      }
    }
    return true;
  }

  /** Reads to the end of the message and returns its length. */
  public long drain() throws IOException {
    while (more(end())) {
      // What is read is not looked at.
    }
    return end();
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
