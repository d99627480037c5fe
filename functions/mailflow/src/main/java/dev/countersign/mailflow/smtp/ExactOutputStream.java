package dev.countersign.mailflow.smtp;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets exactly as many octets pass as were announced: one more would be read as a command. */
final class ExactOutputStream extends FilterOutputStream {
  private long left;

  ExactOutputStream(OutputStream out, long announced) {
    super(out);
    this.left = announced;
  }

  @Override
  public void write(int octet) throws IOException {
    count(1);
    out.write(octet);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    count(length);
    out.write(octets, offset, length);
  }

  /**
   * Ends the writing.
   *
   * @throws IOException if fewer octets came than were announced
   */
  void finish() throws IOException {
    if (left > 0) {
      throw new IOException("The message is shorter than it was said to be.");
    }
  }

  private void count(int length) throws IOException {
    left -= length;
    if (left < 0) {
      throw new IOException("The message is longer than it was said to be.");
    }
  }
}
