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
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.WritableByteChannel;
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
      writeFrom(memory.bytes(), out);
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
    ByteBuffer message = take();
    if (message != null) {
      writeKept(message, out);
      return;
    }
    try (FileChannel in = FileChannel.open(inFile.file())) {
      long position = 0;
      for (Splice splice : splices) {
        Unchanged.transfer(in, position, splice.offset(), out);
        writeFully(out, ByteBuffer.wrap(splice.inserted()));
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

  /** All pieces by one call, where the channel can: each would cost as much as a few pages. */
  private void writeKept(ByteBuffer message, WritableByteChannel out) throws IOException {
    try {
      ByteBuffer[] pieces = pieces(message);
      if (out instanceof GatheringByteChannel gathering) {
        gathering.write(pieces);
      }
      for (ByteBuffer piece : pieces) {
        writeFully(out, piece);
      }
    } finally {
      ReadAhead.giveBack(message);
    }
  }

  private ByteBuffer[] pieces(ByteBuffer message) {
    ByteBuffer[] pieces = new ByteBuffer[2 * splices.size() + 1];
    int position = 0;
    int count = 0;
    for (Splice splice : splices) {
      int offset = (int) splice.offset();
      pieces[count++] = message.slice(position, offset - position);
      pieces[count++] = ByteBuffer.wrap(splice.inserted());
      position = offset + (int) splice.removed();
    }
    pieces[count] = message.slice(position, (int) originalSize - position);
    return pieces;
  }

  private static void writeFully(WritableByteChannel out, ByteBuffer left) throws IOException {
    while (left.hasRemaining()) {
      out.write(left);
    }
  }

  private void writeFrom(byte[] bytes, OutputStream out) throws IOException {
    int position = 0;
    for (Splice splice : splices) {
      int offset = (int) splice.offset();
      out.write(bytes, position, offset - position);
      out.write(splice.inserted());
      position = offset + (int) splice.removed();
    }
    out.write(bytes, position, bytes.length - position);
  }
}
