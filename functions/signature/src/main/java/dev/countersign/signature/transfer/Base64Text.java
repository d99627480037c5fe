package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.signature.Untouchable;
import dev.countersign.signature.mime.ByteSearch;
import java.util.Base64;

/**
 * Base64 (RFC 2045 section 6.8). An insertion whose length is divisible by three leaves all groups
 * of four characters as they are, but for the one that it cuts in two.
 */
final class Base64Text implements EncodedText {
  private static final int GROUP = 3;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final long offset;
  private final Base64Decoder decoder;
  private final String view;

  Base64Text(byte[] bytes, int from, int to, long offset) throws Untouchable {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.offset = offset;
    this.decoder = new Base64Decoder(bytes, from, to);
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
    return true;
  }

  @Override
  public boolean isAscii() {
    return ByteSearch.isAscii(decoder.octets(), 0, decoder.length());
  }

  @Override
  public Splice insert(int place, Insertion insertion) {
    int cut = place % GROUP;
    int groupStart = place - cut;
    int groupEnd = cut == 0 ? place : Math.min(groupStart + GROUP, decoder.length());
    byte[] inserted =
        groupEnd == decoder.length()
            ? insertion.bytes()
            : insertion.divisibleByThree(groupEnd - groupStart);
    byte[] payload =
        new ByteBuilder(inserted.length + GROUP)
            .append(decoder.octets(), groupStart, place)
            .append(inserted)
            .append(decoder.octets(), place, groupEnd)
            .toBytes();
    int start = decoder.characterBefore(groupStart / GROUP * 4);
    int end = cut == 0 ? start : decoder.characterAfter(groupStart / GROUP * 4 + 3);
    return new Splice(offset + (start - from), end - start, lines(payload, start, end));
  }

  private byte[] lines(byte[] payload, int start, int end) {
    if (Insertion.wouldMakeTwoLongLines(bytes, from, to, start, end)) {
      return Base64.getEncoder().encode(payload);
    }
    ByteBuilder out = new ByteBuilder(payload.length * 3 / 2 + 8);
    if (start > from && bytes[start - 1] != '\n') {
      out.lineBreak();
    }
    out.append(Base64Lines.encode(payload));
    if (needsBreak(end)) {
      out.lineBreak();
    }
    return out.toBytes();
  }

  /** A boundary may follow an empty body at once; behind all others there is a line break. */
  private boolean needsBreak(int end) {
    return end == to ? from == to : bytes[end] != '\r' && bytes[end] != '\n';
  }
}
