package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;

/** Quoted-printable (RFC 2045 section 6.7): an insertion leaves all other lines as they are. */
final class QuotedPrintableText implements EncodedText {
  private static final int SOFT_BREAK = "=\r\n".length();

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final long offset;
  private final QuotedPrintableDecoder decoder;
  private final String view;

  QuotedPrintableText(byte[] bytes, int from, int to, long offset) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.offset = offset;
    this.decoder = new QuotedPrintableDecoder(bytes, from, to);
    this.view = new String(decoder.octets(), 0, decoder.length(), ISO_8859_1);
  }

  @Override
  public String view() {
    return view;
  }

  @Override
  public byte[] octets() {
    return decoder.octets();
  }

  @Override
  public int encodedLength() {
    return to - from;
  }

  @Override
  public boolean isCanonical() {
    for (int i = from; i < to; i++) {
      if (isDoubtful(i)) {
        return false;
      }
    }
    return true;
  }

  /** Blanks that readers drop, line feeds that they complete, escapes that they guess. */
  private boolean isDoubtful(int i) {
    boolean lineEnds = i + 1 == to || bytes[i + 1] == '\r' || bytes[i + 1] == '\n';
    return switch (bytes[i]) {
      case ' ', '\t' -> lineEnds;
      case '\n' -> i == from || bytes[i - 1] != '\r';
      case '=' -> !isEscape(i);
      default -> false;
    };
  }

  private boolean isEscape(int i) {
    boolean softBreak = i + 2 < to && bytes[i + 1] == '\r' && bytes[i + 2] == '\n';
    return softBreak || i + 2 < to && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
  }

  private static boolean isHex(byte b) {
    return b >= '0' && b <= '9' || b >= 'A' && b <= 'F';
  }

  @Override
  public boolean isAscii() {
    for (int i = 0; i < view.length(); i++) {
      if (view.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Splice insert(int place, Insertion insertion) throws Untouchable {
    int i = beforeDanglingEscape(decoder.encoded(place));
    boolean lineStart = i == from || bytes[i - 1] == '\n';
    if (!lineStart
        && Insertion.wouldMakeTwoLongLines(bytes, from, to, i, i)
        && !isAfterEqualsSign(i)) {
      return new Splice(offset + (i - from), 0, QuotedPrintable.inOneLine(insertion.bytes()));
    }
    byte[] lines = insertion.quotedPrintable();
    boolean soft = needsSoftBreak(i, insertion);
    return new Splice(offset + (i - from), 0, soft ? afterSoftBreak(lines) : lines);
  }

  private static byte[] afterSoftBreak(byte[] lines) {
    return new ByteBuilder(SOFT_BREAK + lines.length)
        .append('=')
        .lineBreak()
        .append(lines)
        .toBytes();
  }

  /**
   * An equals sign at the very end is a soft break to some readers and text to others: it stays.
   */
  private int beforeDanglingEscape(int i) {
    return i == to && to > from && bytes[to - 1] == '=' ? i - 1 : i;
  }

  /** So that the insertion begins a line, and what is before it keeps its meaning. */
  private boolean needsSoftBreak(int i, Insertion insertion) throws Untouchable {
    if (i == from || bytes[i - 1] == '\n') {
      return false;
    }
    if (isAfterEqualsSign(i)) {
      throw new Untouchable(Reason.MALFORMED_ENCODING, "quoted-printable");
    }
    // A blank at a line's end is not text (RFC 2045 section 6.7, rule 3): keep it from the end.
    boolean blankBefore = bytes[i - 1] == ' ' || bytes[i - 1] == '\t';
    return !insertion.endsLine() || (blankBefore && i < to && bytes[i] != '\r' && bytes[i] != '\n');
  }

  /** Whether a line break here, maybe behind blanks, would make a soft one. */
  private boolean isAfterEqualsSign(int i) {
    int last = i - 1;
    while (last > from && (bytes[last] == ' ' || bytes[last] == '\t' || bytes[last] == '\r')) {
      last--;
    }
    return bytes[last] == '=';
  }
}
