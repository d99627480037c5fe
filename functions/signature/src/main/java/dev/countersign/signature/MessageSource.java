package dev.countersign.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A message that can be read more than once: first to plan, then to write. */
public interface MessageSource {
  /** Opens the message from its first byte; the same bytes every time. The reader closes it. */
  InputStream open() throws IOException;

  /** A message in memory. The array is not copied and not to be changed. */
  static MessageSource of(byte[] bytes) {
    return new InMemory(bytes);
  }

  /** A message in a file. */
  static MessageSource of(Path file) {
    return new InFile(file);
  }

  /** Scanned and copied where it is. */
  record InMemory(byte[] bytes) implements MessageSource {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** Read twice, or once where it is small. */
  record InFile(Path file) implements MessageSource {
    /** The file's bytes in memory, if there are no more of them than that. */
    MessageSource keptUpTo(int size) throws IOException {
      try (FileChannel in = FileChannel.open(file)) {
        return in.size() <= size ? new InMemory(read(in, (int) in.size())) : this;
      }
    }

    private static byte[] read(FileChannel in, int size) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(size);
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {
        // As much as there is.
      }
      return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }
}
