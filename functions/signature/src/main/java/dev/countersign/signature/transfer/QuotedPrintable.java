package dev.countersign.signature.transfer;

/** Writes quoted-printable (RFC 2045 section 6.7). */
final class QuotedPrintable {
  /** A line has at most 76 characters; the last one is kept for a soft line break. */
  private static final int ROOM = 75;

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private QuotedPrintable() {}

  /** Encodes lines of text that end with CRLF, from the beginning of a line on. */
  static void encode(byte[] lines, ByteBuilder out) {
    int column = 0;
    int i = 0;
    while (i < lines.length) {
      int end = plainEnd(lines, i, Math.min(lines.length, i + ROOM - column), column);
      out.append(lines, i, end);
      column += end - i;
      i = end;
      if (isLineBreak(lines, i)) {
        out.lineBreak();
        column = 0;
        i += 2;
      } else if (i < lines.length && column + 3 > ROOM) {
        out.append('=').lineBreak();
        column = 0;
      } else if (i < lines.length) {
        escape(lines[i], out);
        column += 3;
        i++;
      }
    }
  }

  /** Encodes octets within a line: its breaks, too. */
  static byte[] inOneLine(byte[] octets) {
    ByteBuilder out = new ByteBuilder(2 * octets.length);
    for (int i = 0; i < octets.length; i++) {
      if (isPlain(octets, i, 1)) {
        out.append(octets[i]);
      } else {
        escape(octets[i], out);
      }
    }
    return out.toBytes();
  }

  private static void escape(byte octet, ByteBuilder out) {
    out.append('=').append(HEX[(octet >> 4) & 15]).append(HEX[octet & 15]);
  }

  private static int plainEnd(byte[] lines, int from, int limit, int column) {
    int i = from;
    while (i < limit && isPlain(lines, i, column + (i - from))) {
      i++;
    }
    return i;
  }

  private static boolean isLineBreak(byte[] lines, int i) {
    return i + 1 < lines.length && lines[i] == '\r' && lines[i + 1] == '\n';
  }

  private static boolean isPlain(byte[] lines, int i, int column) {
    byte b = lines[i];
    if (b == ' ') {
      return i + 1 < lines.length && lines[i + 1] != '\r';
    }
    // A line must not read as a boundary, nor as an end of data to a careless SMTP server.
    if (column == 0 && (b == '-' || b == '.')) {
      return false;
    }
    return b > ' ' && b < 127 && b != '=';
  }
}
