package dev.countersign.signature;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** Copies what stays as it is, of messages that are not in memory. */
final class Unchanged {
  private static final String SHORTER = "The message became shorter between planning and writing";

  private Unchanged() {}

  static void transfer(FileChannel in, long from, long to, WritableByteChannel out)
      throws IOException {
    long position = from;
    while (position < to) {
      long count = in.transferTo(position, to - position, out);
      if (count <= 0) {
        throw new EOFException(SHORTER);
      }
      position += count;
    }
  }

  static void write(ByteBuffer bytes, WritableByteChannel out) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  static void copy(InputStream in, OutputStream out, long count, byte[] buffer) throws IOException {
    long left = count;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException(SHORTER);
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
