package dev.countersign.signature.transfer;

/** Writes quoted-printable (RFC 2045 section 6.7). */
final class QuotedPrintable {
  private static final int LINE = 76;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private QuotedPrintable() {}

  /** Encodes lines of text that end with CRLF, from the beginning of a line on. */
  static void encode(byte[] lines, ByteBuilder out) {
    int column = 0;
    for (int i = 0; i < lines.length; i++) {
      if (isLineBreak(lines, i)) {
        out.lineBreak();
        column = 0;
        i++;
        continue;
      }
      boolean plain = isPlain(lines, i, column);
      int width = plain ? 1 : 3;
      int room = i + 1 == lines.length || isLineBreak(lines, i + 1) ? LINE : LINE - 1;
      if (column + width > room) {
        softBreak(out);
        column = 0;
        plain = isPlain(lines, i, column);
        width = plain ? 1 : 3;
      }
      write(lines[i], plain, out);
      column += width;
    }
  }

  private static boolean isLineBreak(byte[] lines, int i) {
    return lines[i] == '\r' && i + 1 < lines.length && lines[i + 1] == '\n';
  }

  private static boolean isPlain(byte[] lines, int i, int column) {
    byte b = lines[i];
    if (b == ' ') {
      return i + 1 < lines.length && !isLineBreak(lines, i + 1);
    }
    // A line must not read as a boundary, nor as an end of data to a careless SMTP server.
    if (column == 0 && (b == '-' || b == '.')) {
      return false;
    }
    return b > ' ' && b < 127 && b != '=';
  }

  private static void write(byte b, boolean plain, ByteBuilder out) {
    if (plain) {
      out.append(b);
    } else {
      out.append('=').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
    }
  }

  private static void softBreak(ByteBuilder out) {
    out.append('=').lineBreak();
  }
}
