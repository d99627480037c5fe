package dev.countersign.signature.damage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.signature.Edit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Compares a signed message with the original, byte by byte. */
final class KeptBytes {
  /** A charset's name, or the field that names the transfer encoding. */
  private static final Pattern LABEL =
      Pattern.compile("\"?[\\w:.-]{1,40}\"?|(?i:content-transfer-encoding:[ \\w-]+\r?\n)");

  /** Characters of base64 that the insertion cuts; line breaks may stand among them. */
  private static final int CUT_GROUP = 4;

  private static final int LONGEST_CUT = 16;

  private KeptBytes() {}

  /** Whether what is between the edits is the same, and they take out only what they may. */
  static boolean areKept(byte[] original, byte[] signed, List<Edit> edits) {
    int header = Lines.headerLength(original);
    int from = 0;
    int to = 0;
    boolean relabelled = false;
    for (Edit edit : edits) {
      int length = (int) edit.offset() - from;
      boolean allowed =
          isCutGroup(original, edit)
              || edit.offset() + edit.removed() <= header
              || isLabel(original, edit)
              || relabelled;
      // A text that is written anew has its label changed before; whether it says the same is
      // looked at by its characters.
      relabelled = edit.removed() == 0 ? relabelled : isLabel(original, edit);
      if (!allowed || !same(original, from, signed, to, length)) {
        return false;
      }
      from += length + (int) edit.removed();
      to += length + (int) edit.inserted();
    }
    int rest = original.length - from;
    return to + rest == signed.length && same(original, from, signed, to, rest);
  }

  private static boolean isCutGroup(byte[] original, Edit edit) {
    int removed = (int) Math.min(edit.removed(), LONGEST_CUT + 1);
    int characters = 0;
    for (int i = 0; i < removed; i++) {
      characters += (original[(int) edit.offset() + i] & 0xFF) > ' ' ? 1 : 0;
    }
    return removed <= LONGEST_CUT && characters <= CUT_GROUP;
  }

  private static boolean isLabel(byte[] original, Edit edit) {
    int length = (int) Math.min(edit.removed(), 200);
    String removed = new String(original, (int) edit.offset(), length, ISO_8859_1);
    return LABEL.matcher(removed).matches();
  }

  private static boolean same(byte[] a, int fromA, byte[] b, int fromB, int length) {
    return length >= 0
        && fromB + length <= b.length
        && Arrays.equals(a, fromA, fromA + length, b, fromB, fromB + length);
  }
}
