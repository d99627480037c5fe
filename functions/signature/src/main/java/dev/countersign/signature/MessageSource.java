package dev.countersign.signature;

import dev.countersign.signature.mime.ReadAhead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

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
    @Override
    public InputStream open() throws IOException {
      return new ReadAhead(file, null);
    }
  }
}
