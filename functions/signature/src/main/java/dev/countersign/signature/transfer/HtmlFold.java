package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Finds where a line of ASCII HTML may be broken. */
final class HtmlFold {
  /** The commas and the full stop of East Asia, which have room for a gap in them: 、 。 ， */
  private static final byte[][] WIDE_STOPS = {
    "&#12289;".getBytes(US_ASCII), "&#12290;".getBytes(US_ASCII), "&#65292;".getBytes(US_ASCII)
  };

  private HtmlFold() {}

  /**
   * Where the line that starts there ends, at the limit at the latest: at its last blank; in a
   * script that has none behind a comma or a full stop, or else between two characters or tags.
   * What is left is one word, where a line break is no worse than elsewhere: mostly a URL, which
   * loses it when it is read.
   */
  static int end(byte[] html, int start, int limit) {
    int gap = limit;
    int between = limit;
    for (int i = limit - 1; i > start; i--) {
      if (html[i] == ' ') {
        return i;
      }
      gap = gap == limit && isBehindWideStop(html, start, i) ? i : gap;
      between = between == limit && (html[i] == '&' || html[i] == '<') ? i : between;
    }
    return gap < limit ? gap : between;
  }

  private static boolean isBehindWideStop(byte[] html, int start, int end) {
    for (byte[] stop : WIDE_STOPS) {
      int from = end - stop.length;
      if (from >= start && Arrays.equals(html, from, end, stop, 0, stop.length)) {
        return true;
      }
    }
    return false;
  }
}
