package dev.countersign.mailflow.smtp;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a message as the data of DATA (RFC 5321, section 4.5.2): a leading dot is doubled. A line
 * feed without carriage return becomes a proper line end, because servers disagree on what a bare
 * one is, and Exchange refuses it. All other octets stay as they are.
 */
final class DotStuffingOutputStream extends FilterOutputStream {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] END = {'.', '\r', '\n'};
  private boolean atLineStart = true;
  private boolean afterCarriageReturn;

  DotStuffingOutputStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    if (octet == '.' && atLineStart) {
      out.write('.');
    }
    if (octet == '\n' && !afterCarriageReturn) {
      out.write('\r');
    }
    out.write(octet);
    atLineStart = octet == '\n';
    afterCarriageReturn = octet == '\r';
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      int plain = at;
      while (plain < end && !needsCare(octets[plain])) {
        plain++;
      }
      writePlain(octets, at, plain);
      if (plain < end) {
        write(octets[plain]);
        plain++;
      }
      at = plain;
    }
  }

  /** Ends the last line if it is open, and then the data. */
  void finish() throws IOException {
    if (!atLineStart) {
      // A lone carriage return at the very end is completed rather than doubled.
      out.write(CRLF, afterCarriageReturn ? 1 : 0, afterCarriageReturn ? 1 : 2);
    }
    out.write(END);
    out.flush();
  }

  private static boolean needsCare(byte octet) {
    return octet == '\n' || octet == '\r' || octet == '.';
  }

  private void writePlain(byte[] octets, int from, int to) throws IOException {
    if (to > from) {
      out.write(octets, from, to - from);
      atLineStart = false;
      afterCarriageReturn = false;
    }
  }
}
