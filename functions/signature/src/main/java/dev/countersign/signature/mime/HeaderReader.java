package dev.countersign.signature.mime;

import dev.countersign.signature.Limits;
import dev.countersign.signature.Reason;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a header field by field (RFC 5322 section 2.2), holding one field at most. */
final class HeaderReader {
  /** Enough to see a field's name whole: RFC 5322 allows no longer line than 998. */
  private static final int NAME_ROOM = 1_000;

  private final Window window;
  private final Limits limits;

  HeaderReader(Window window, Limits limits) {
    this.window = window;
    this.limits = limits;
  }

  /**
   * Reads from the offset to after the empty line.
   *
   * @param visitor is asked about each field, if the header is the message's own
   */
  Header read(long start, @Nullable MimeVisitor visitor) throws IOException {
    Header header = new Header(start);
    long position = start;
    int blank = 0;
    while (blank == 0) {
      if (!window.has(position, 2, position) && window.end() == position) {
        header.fault(Reason.NOT_CLOSED, "header");
        break;
      }
      blank = blankLine(position);
      position = blank > 0 ? position + blank : field(header, position, visitor);
    }
    if (position - start > limits.headerBytes()) {
      header.fault(Reason.LIMIT_EXCEEDED, "header bytes");
    }
    header.endsAt(position - blank, position);
    return header;
  }

  /** Length of the empty line at the offset; 0 where there is none. */
  private int blankLine(long position) {
    byte[] bytes = window.bytes();
    int i = window.at(position);
    if (bytes[i] == '\n') {
      return 1;
    }
    return bytes[i] == '\r' && i + 1 < window.limit() && bytes[i + 1] == '\n' ? 2 : 0;
  }

  private long field(Header header, long start, @Nullable MimeVisitor visitor) throws IOException {
    window.has(start, NAME_ROOM, start);
    int from = window.at(start);
    int colon = colon(from);
    if (colon < 0 && !isEnvelopeLine(header, start)) {
      header.fault(Reason.MALFORMED_HEADER, "field name");
    }
    int nameEnd = Math.max(from, nameEnd(from, colon));
    FieldName name = FieldName.of(window.bytes(), from, nameEnd);
    boolean listening = visitor != null && visitor.name(window.bytes(), from, nameEnd);
    long end = fieldEnd(header, start);
    if (visitor != null && listening) {
      visitor.field(start, end);
    }
    if (name != null) {
      add(header, name, start, start + (colon - from), end);
    }
    return end;
  }

  /** Index of the colon after a field's name; negative where the line has no name. */
  private int colon(int from) {
    byte[] bytes = window.bytes();
    int i = from;
    while (i < window.limit() && bytes[i] > ' ' && bytes[i] != ':' && bytes[i] != 127) {
      i++;
    }
    int nameEnd = i;
    while (i < window.limit() && isBlank(bytes[i])) {
      i++;
    }
    boolean named = i < window.limit() && bytes[i] == ':' && nameEnd > from;
    return named && !(bytes[from] == '-' && bytes[from + 1] == '-') ? i : -1;
  }

  private int nameEnd(int from, int colon) {
    int end = colon;
    while (end > from && isBlank(window.bytes()[end - 1])) {
      end--;
    }
    return end;
  }

  /** The line that mbox files put before a message is no field, and belongs to no reader's text. */
  private boolean isEnvelopeLine(Header header, long start) {
    int i = window.at(start);
    byte[] from = {'F', 'r', 'o', 'm', ' '};
    return start == 0
        && header.start() == 0
        && i + 5 <= window.limit()
        && Arrays.equals(window.bytes(), i, i + 5, from, 0, 5);
  }

  /** Offset after the last line of the field. */
  private long fieldEnd(Header header, long start) throws IOException {
    long position = start;
    boolean continued;
    do {
      position = lineEnd(position, start);
      continued =
          window.has(position, 1, keep(start, position))
              && isBlank(window.bytes()[window.at(position)]);
      if (continued && isBlankLine(position, start)) {
        header.fault(Reason.AMBIGUOUS_STRUCTURE, "blank line in a folded field");
      }
    } while (continued);
    return position;
  }

  private long lineEnd(long position, long start) throws IOException {
    long scanned = position;
    while (true) {
      int i = ByteSearch.indexOf(window.bytes(), (byte) '\n', window.at(scanned), window.limit());
      if (i < window.limit()) {
        return scanned + (i - window.at(scanned)) + 1;
      }
      scanned = window.end();
      if (!window.more(keep(start, scanned))) {
        return scanned;
      }
    }
  }

  private boolean isBlankLine(long position, long start) throws IOException {
    window.has(position, NAME_ROOM, keep(start, position));
    int i = window.at(position);
    int end = Math.min(window.limit(), i + NAME_ROOM);
    while (i < end && isBlank(window.bytes()[i])) {
      i++;
    }
    return i == end || window.bytes()[i] == '\r' || window.bytes()[i] == '\n';
  }

  /** A field is kept whole until it is longer than any that is read. */
  private long keep(long start, long position) {
    return position - start > limits.fieldBytes() ? position : start;
  }

  private void add(Header header, FieldName name, long start, long colon, long end) {
    boolean isLong = end - start > limits.fieldBytes();
    if (name == FieldName.MESSAGE_ID) {
      // Whatever is wrong with it, it keeps nobody from reading the message.
      if (!isLong) {
        header.messageId(Arrays.copyOfRange(window.bytes(), window.at(colon + 1), window.at(end)));
      }
      return;
    }
    if (isLong) {
      header.fault(Reason.LIMIT_EXCEEDED, "field bytes");
      return;
    }
    FieldBody body =
        FieldBody.of(name, window.bytes(), window.at(start), window.at(colon), window.at(end));
    if (body.isMalformed()) {
      header.fault(Reason.MALFORMED_HEADER, "control character");
    }
    header.add(name, start, body);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
