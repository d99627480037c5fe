package dev.countersign.local.cloud.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One range of RFC 9110, section 14: both ends included. */
record ByteRange(int first, int last) {
  private static final Pattern BYTES = Pattern.compile("bytes=(\\d*)-(\\d*)");

  static ByteRange parse(String header, int length) {
    Matcher matcher = BYTES.matcher(header);
    if (!matcher.matches() || header.equals("bytes=-")) {
      return new ByteRange(0, length - 1);
    }
    String from = matcher.group(1);
    String to = matcher.group(2);
    if (from.isEmpty()) {
      return new ByteRange(Math.max(0, length - Integer.parseInt(to)), length - 1);
    }
    int last = to.isEmpty() ? length - 1 : Math.min(length - 1, Integer.parseInt(to));
    return new ByteRange(Integer.parseInt(from), last);
  }

  boolean isSatisfiable() {
    return first <= last;
  }
}
