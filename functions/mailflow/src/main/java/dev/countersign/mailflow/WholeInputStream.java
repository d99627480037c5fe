package dev.countersign.mailflow;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Fails where a stream ends before all that was announced has come. The JDK's HTTP client takes a
 * connection that was lost in the middle of an answer for the answer's end.
 */
final class WholeInputStream extends FilterInputStream {
  private long missing;

  WholeInputStream(InputStream in, long announced) {
    super(in);
    this.missing = announced;
  }

  @Override
  public int read() throws IOException {
    int octet = in.read();
    count(octet < 0 ? -1 : 1);
    return octet;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    int read = in.read(octets, offset, length);
    count(read);
    return read;
  }

  @Override
  public long skip(long octets) throws IOException {
    long skipped = in.skip(octets);
    missing -= skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int read) throws IOException {
    if (read >= 0) {
      missing -= read;
    } else if (missing > 0) {
      throw new EOFException("The message was not read to its end.");
    }
  }
}
