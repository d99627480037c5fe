package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import java.util.List;

/**
 * Makes quoted-printable of a 7bit body by insertions: what escapes an equals sign comes after it,
 * what keeps a blank at a line's end comes after it, and long lines get soft breaks.
 */
public final class QuotedPrintableMove {
  private static final int LINE = 75;

  /** More insertions than this are not a text, and each is held until the message is written. */
  private static final int MOST_SPLICES = 20_000;

  private static final byte[] ESCAPED = "3D".getBytes(US_ASCII);
  private static final byte[] SOFT_BREAK = "=\r\n".getBytes(US_ASCII);

  private final String body;
  private final long offset;
  private List<Splice> splices = List.of();
  private int column;

  /**
   * A body to move.
   *
   * @param body its bytes, all of them below 128
   * @param offset of its first byte in the message
   */
  public QuotedPrintableMove(String body, long offset) {
    this.body = body;
    this.offset = offset;
  }

  /** Adds the edits that move the body and insert lines before its byte at {@code place}. */
  public void move(int place, Insertion insertion, List<Splice> edits) throws Untouchable {
    splices = edits;
    walk(0, place);
    splices.add(new Splice(offset + place, 0, insertion.quotedPrintable()));
    column = 0;
    walk(place, body.length());
  }

  private void walk(int from, int to) throws Untouchable {
    for (int i = from; i < to; i++) {
      char c = body.charAt(i);
      if (isLineBreak(i)) {
        column = c == '\n' ? 0 : column;
        continue;
      }
      boolean plain = c == '\t' || (c >= ' ' && c < 127 && c != '=');
      int width = plain ? 1 : 3;
      if (column + width > LINE) {
        splices.add(new Splice(offset + i, 0, SOFT_BREAK));
        column = 0;
      }
      column += width;
      escape(i, c, plain);
      if (splices.size() > MOST_SPLICES) {
        throw new Untouchable(Reason.LIMIT_EXCEEDED, "insertions");
      }
    }
  }

  private void escape(int i, char c, boolean plain) {
    if (c == '=') {
      splices.add(new Splice(offset + i + 1, 0, ESCAPED));
    } else if (!plain) {
      splices.add(new Splice(offset + i, 1, "=%02X".formatted((int) c).getBytes(US_ASCII)));
    } else if ((c == ' ' || c == '\t') && (i + 1 == body.length() || isLineBreak(i + 1))) {
      splices.add(new Splice(offset + i + 1, 0, SOFT_BREAK));
      column = 0;
    }
  }

  private boolean isLineBreak(int i) {
    char c = body.charAt(i);
    return c == '\n' || (c == '\r' && i + 1 < body.length() && body.charAt(i + 1) == '\n');
  }
}
