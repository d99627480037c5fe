package dev.countersign.benchmarks;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Changes nothing: the floor. Files pass through a buffer of ours, as they must for whoever looks
 * at the bytes. For those who do not look twice there is {@link #inKernel}.
 */
final class PlainCopy implements Signer {
  private static final int BUFFER = 64 * 1024;

  @Override
  public void sign(byte[] message, ByteArrayOutputStream out) throws IOException {
    out.write(message);
  }

  @Override
  public void sign(Path from, Path to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = Files.newOutputStream(to)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    }
  }

  /** As Countersign copies what stays as it is: the bytes are not seen. */
  static void inKernel(Path from, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(from);
        FileChannel out = FileChannel.open(to, CREATE, TRUNCATE_EXISTING, WRITE)) {
      long size = in.size();
      for (long position = 0; position < size; ) {
        position += in.transferTo(position, size - position, out);
      }
    }
  }
}
