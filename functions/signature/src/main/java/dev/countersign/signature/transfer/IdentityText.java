package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.signature.mime.ByteSearch;

/** 7bit, 8bit and binary: the body is what it says. */
final class IdentityText implements EncodedText {
  /** RFC 5322 section 2.1.1. Dividing a longer line would make two that are too long. */
  private static final int LONGEST_LINE = 998;

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
    boolean makesTwo = lineBefore(place) > LONGEST_LINE && lineAfter(place) > LONGEST_LINE;
    byte[] inserted = makesTwo ? insertion.inOneLine() : insertion.bytes();
    return new Splice(offset + place, 0, inserted);
  }

  private int lineBefore(int place) {
    return place - 1 - view.lastIndexOf('\n', place - 1);
  }

  private int lineAfter(int place) {
    int feed = view.indexOf('\n', place);
    return (feed < 0 ? view.length() : feed) - place;
  }
}
