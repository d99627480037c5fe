package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.signature.mime.ByteSearch;
import java.util.Arrays;

/** 7bit, 8bit and binary: the body is what it says. */
final class IdentityText implements EncodedText {
  private final String view;
  private final long offset;
  private final byte[] bytes;
  private final int from;

  IdentityText(byte[] bytes, int from, int to, long offset) {
    this.bytes = bytes;
    this.from = from;
    this.view = new String(bytes, from, to - from, ISO_8859_1);
    this.offset = offset;
  }

  @Override
  public String view() {
    return view;
  }

  @Override
  public byte[] octets() {
    return Arrays.copyOfRange(bytes, from, from + view.length());
  }

  @Override
  public int encodedLength() {
    return view.length();
  }

  @Override
  public boolean isCanonical() {
    return true;
  }

  @Override
  public boolean isAscii() {
    return ByteSearch.isAscii(bytes, from, from + view.length());
  }

  @Override
  public Splice insert(int place, Insertion insertion) {
    int at = from + place;
    boolean lineStart = place == 0 || bytes[at - 1] == '\n';
    boolean twoLines =
        !lineStart && Insertion.wouldMakeTwoLongLines(bytes, from, from + view.length(), at, at);
    return new Splice(offset + place, 0, twoLines ? insertion.inOneLine() : insertion.bytes());
  }
}
