package dev.countersign.signature.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A header field as it stands in a message, and what it says. Most parts have some of a few dozen,
 * which are kept and not read again; those with people's addresses are never kept.
 */
final class FieldBody {
  private static final int LONGEST_KNOWN = 128;

  /** What a line ends with, before which fields of the same name and length differ. */
  private static final int LINE_BREAK = 2;

  /**
   * As many as a power of two. Threads may put another one into a place: each is right for its own
   * bytes only.
   */
  private static final @Nullable FieldBody[] KNOWN = new @Nullable FieldBody[64];

  private final byte[] raw;
  private final String value;
  private final boolean malformed;
  private @Nullable StructuredValue structured;

  private FieldBody(byte[] raw, int colon) {
    this.raw = raw;
    this.value = unfolded(stripped(raw, colon + 1));
    this.malformed = value.indexOf('\r') >= 0 || value.indexOf('\0') >= 0;
  }

  /**
   * Reads a field.
   *
   * @param bytes have it at [from, to), with its last line break; not kept
   * @param colon index of the one behind its name
   */
  static FieldBody of(FieldName name, byte[] bytes, int from, int colon, int to) {
    int length = to - from;
    if (length > LONGEST_KNOWN || !name.recurs()) {
      return read(bytes, from, colon, to);
    }
    int last = bytes[Math.max(from, to - LINE_BREAK - 1)];
    int slot = 31 * length + bytes[from + length / 2] + 7 * last & KNOWN.length - 1;
    FieldBody known = KNOWN[slot];
    if (known == null || !Arrays.equals(known.raw, 0, known.raw.length, bytes, from, to)) {
      known = read(bytes, from, colon, to);
      KNOWN[slot] = known;
    }
    return known;
  }

  private static FieldBody read(byte[] bytes, int from, int colon, int to) {
    return new FieldBody(Arrays.copyOfRange(bytes, from, to), colon - from);
  }

  /** All of the field. Not to be changed. */
  byte[] raw() {
    return raw;
  }

  /** Unfolded, without white space around. */
  String value() {
    return value;
  }

  /** The value, taken for one with parameters. */
  StructuredValue structured() {
    StructuredValue known = structured;
    if (known == null) {
      known = StructuredValue.of(value);
      structured = known;
    }
    return known;
  }

  /** Whether it has what no header may have, and readers differ about. */
  boolean isMalformed() {
    return malformed;
  }

  private static String stripped(byte[] bytes, int start) {
    int from = start;
    int to = bytes.length;
    while (from < to && Character.isWhitespace(bytes[from] & 0xFF)) {
      from++;
    }
    while (to > from && Character.isWhitespace(bytes[to - 1] & 0xFF)) {
      to--;
    }
    return new String(bytes, from, to - from, ISO_8859_1);
  }

  /** RFC 5322 section 2.2.3: only the line breaks go. */
  private static String unfolded(String value) {
    return value.indexOf('\n') < 0 ? value : value.replace("\r\n", "").replace("\n", "");
  }
}
