package dev.countersign.signature;

import dev.countersign.signature.mime.ReadAhead;
import dev.countersign.signature.transfer.Splice;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What will become of one message. Holds the bytes that are new, not those of the message. */
public final class Plan {
  private static final int BUFFER = 64 * 1024;

  private final Decision decision;
  private final List<Splice> splices;
  private final MessageSource source;
  private final long originalSize;

  /** The message, if it is a small file, until it is written: cheaper than to read it again. */
  private @Nullable ByteBuffer kept;

  Plan(
      Decision decision,
      List<Splice> splices,
      MessageSource source,
      long originalSize,
      @Nullable ByteBuffer kept) {
    this.decision = decision;
    this.splices = splices;
    this.source = source;
    this.originalSize = originalSize;
    this.kept = kept;
  }

  public Decision decision() {
    return decision;
  }

  /** All differences between the original and what {@link #writeTo} writes, by offset. */
  public List<Edit> edits() {
    return splices.stream()
        .map(splice -> new Edit(splice.offset(), splice.removed(), splice.inserted().length))
        .toList();
  }

  List<Splice> splices() {
    return splices;
  }

  /** How many bytes {@link #writeTo} writes. */
  public long size() {
    long size = originalSize;
    for (Splice splice : splices) {
      size += splice.inserted().length - splice.removed();
    }
    return size;
  }

  /**
   * Writes the message. May be called more than once.
   *
   * @throws IOException where the source or the output fails, or the source got shorter meanwhile
   */
  public void writeTo(OutputStream out) throws IOException {
    if (source instanceof MessageSource.InMemory memory) {
      Splice.write(memory.bytes(), splices, out);
      return;
    }
    try (InputStream in = source.open()) {
      byte[] buffer = new byte[BUFFER];
      long position = 0;
      for (Splice splice : splices) {
        Unchanged.copy(in, out, splice.offset() - position, buffer);
        out.write(splice.inserted());
        in.skipNBytes(splice.removed());
        position = splice.offset() + splice.removed();
      }
      Unchanged.copy(in, out, originalSize - position, buffer);
    }
  }

  /**
   * Writes the message, letting the operating system copy what stays as it is from file to file.
   *
   * @throws IOException where the source or the output fails, or the source got shorter meanwhile
   */
  public void writeTo(WritableByteChannel out) throws IOException {
    if (!(source instanceof MessageSource.InFile inFile)) {
      OutputStream gathered = new BufferedOutputStream(Channels.newOutputStream(out));
      writeTo(gathered);
      gathered.flush();
      return;
    }
    writeRest(inFile.file(), 0, 0, out);
  }

  /**
   * Writes a file's message from an offset on.
   *
   * @param edits how many are before it
   */
  void writeRest(Path file, long from, int edits, WritableByteChannel out) throws IOException {
    List<Splice> left = splices.subList(edits, splices.size());
    ByteBuffer message = take();
    if (message == null) {
      transfer(file, from, left, out);
      return;
    }
    try {
      GatheredPieces.write(message, left, out);
    } finally {
      ReadAhead.giveBack(message);
    }
  }

  private void transfer(Path file, long from, List<Splice> left, WritableByteChannel out)
      throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      long position = from;
      for (Splice splice : left) {
        Unchanged.transfer(in, position, splice.offset(), out);
        Unchanged.write(ByteBuffer.wrap(splice.inserted()), out);
        position = splice.offset() + splice.removed();
      }
      Unchanged.transfer(in, position, originalSize, out);
    }
  }

  private synchronized @Nullable ByteBuffer take() {
    ByteBuffer taken = kept;
    kept = null;
    return taken;
  }
}
