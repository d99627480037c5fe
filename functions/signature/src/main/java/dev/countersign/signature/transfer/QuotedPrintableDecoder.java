package dev.countersign.signature.transfer;

import dev.countersign.signature.mime.ByteSearch;

/**
 * Decodes quoted-printable (RFC 2045 section 6.7), and finds the bytes again that octets come from.
 * Lenient, as readers are: what is no escape stands for itself.
 */
final class QuotedPrintableDecoder {
  private static final int SOFT_BREAK = "=\r\n".length();

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final byte[] octets;
  private final int length;

  QuotedPrintableDecoder(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.octets = new byte[to - from];
    this.length = decode();
  }

  /** The octets, and others behind them. */
  byte[] octets() {
    return octets;
  }

  int length() {
    return length;
  }

  /** Fills the octets and returns their number. */
  private int decode() {
    int length = 0;
    int i = from;
    while (i < to) {
      int escape = ByteSearch.indexOf(bytes, (byte) '=', i, to);
      System.arraycopy(bytes, i, octets, length, escape - i);
      length += escape - i;
      i = escape;
      if (i + 2 < to && bytes[i + 1] == '\r' && bytes[i + 2] == '\n') {
        i += SOFT_BREAK;
      } else if (i < to) {
        int octet = octet(i);
        if (octet >= 0) {
          octets[length++] = (byte) octet;
        }
        i += escapeLength(i, octet);
      }
    }
    return length;
  }

  /** The octet that the escape at the index stands for; -1 where it is a soft line break. */
  private int octet(int i) {
    if (i + 2 < to) {
      int octet = digit(bytes[i + 1]) << 4 | digit(bytes[i + 2]);
      if (octet >= 0) {
        return octet;
      }
    }
    return afterSoftBreak(i) > 0 ? -1 : '=';
  }

  /** Value of a hexadecimal digit; negative where it is none. */
  private static int digit(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int letter = b | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  private int escapeLength(int i, int octet) {
    if (octet < 0) {
      return afterSoftBreak(i) - i;
    }
    // An equals sign that escapes nothing stands for itself: RFC 2045 asks readers to be lenient.
    boolean literal = octet == '=' && !isEqualsSign(i);
    return literal ? 1 : 3;
  }

  private boolean isEqualsSign(int i) {
    return i + 2 < to && bytes[i + 1] == '3' && digit(bytes[i + 2]) == 0xD;
  }

  /** Index after the soft line break at the index; 0 where there is none. */
  private int afterSoftBreak(int i) {
    int end = i + 1;
    while (end < to && (bytes[end] == ' ' || bytes[end] == '\t')) {
      end++;
    }
    if (end == to) {
      return end;
    }
    if (bytes[end] == '\n') {
      return end + 1;
    }
    return bytes[end] == '\r' && end + 1 < to && bytes[end + 1] == '\n' ? end + 2 : 0;
  }

  /** Index of the encoded byte that the decoded one at the place comes from. */
  int encoded(int place) {
    int i = from;
    int decoded = 0;
    while (true) {
      int escape = ByteSearch.indexOf(bytes, (byte) '=', i, to);
      if (escape == to || decoded + (escape - i) > place) {
        return i + (place - decoded);
      }
      decoded += escape - i;
      i = escape;
      int octet = octet(i);
      if (octet >= 0 && decoded++ == place) {
        return i;
      }
      i += escapeLength(i, octet);
    }
  }
}
