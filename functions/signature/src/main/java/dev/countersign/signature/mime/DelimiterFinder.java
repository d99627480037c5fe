package dev.countersign.signature.mime;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the next line that is a delimiter of an open multipart (RFC 2046 section 5.1.1). */
final class DelimiterFinder {
  /** After a boundary only white space may follow; nobody writes more of it than this. */
  private static final int PADDING = 128;

  private final Window window;
  private final MimeVisitor visitor;
  private final int lineRoom;

  private @Nullable Multipart of;
  private boolean closing;
  private long start;
  private long end;

  DelimiterFinder(Window window, MimeVisitor visitor, int boundaryLength) {
    this.window = window;
    this.visitor = visitor;
    this.lineRoom = boundaryLength + PADDING;
  }

  /** The multipart that the line found last divides or closes. */
  Multipart of() {
    return Objects.requireNonNull(of);
  }

  boolean isClosing() {
    return closing;
  }

  /** Offset of its first dash. */
  long start() {
    return start;
  }

  /** Offset after the line. */
  long end() {
    return end;
  }

  /**
   * Searches from the start of a line.
   *
   * @param keep the bytes from this offset on stay in the window; negative: none need to
   * @param room how many bytes may be kept
   * @return false at the end of the message
   */
  boolean next(Multipart open, long lineStart, long keep, int room)
      throws IOException, Untouchable {
    long position = lineStart;
    while (true) {
      int from = window.at(position);
      int i = ByteSearch.twoDashes(window.bytes(), from, window.limit());
      long found = position + (i - from);
      if (i == window.limit()) {
        position = Math.max(position, found - 1);
        if (keep < 0) {
          position = Math.max(position, window.pass(position - 2));
        }
        if (!window.more(kept(keep, position - 2, room))) {
          return false;
        }
        continue;
      }
      if (found == lineStart || window.bytes()[i - 1] == '\n') {
        window.has(found, lineRoom, kept(keep, found - 2, room));
        if (match(open, found)) {
          return true;
        }
      }
      position = found + 1;
    }
  }

  private static long kept(long keep, long position, int room) throws Untouchable {
    if (keep < 0) {
      return Math.max(position, 0);
    }
    if (position - keep > room) {
      throw new Untouchable(Reason.LIMIT_EXCEEDED, "text bytes");
    }
    return keep;
  }

  private boolean match(Multipart open, long offset) throws Untouchable {
    int from = window.at(offset);
    visitor.dashes(window.bytes(), from, window.limit());
    boolean prefixed = false;
    for (Multipart m = open; m != null; m = m.entity().parent()) {
      if (m.isAt(window.bytes(), from, window.limit())) {
        if (isWhole(m, offset, from)) {
          return true;
        }
        prefixed = true;
      }
    }
    if (prefixed) {
      throw new Untouchable(Reason.AMBIGUOUS_STRUCTURE, "boundary with more behind it");
    }
    return false;
  }

  /** Whether nothing but white space follows; remembers the line then. */
  private boolean isWhole(Multipart multipart, long offset, int from) {
    byte[] bytes = window.bytes();
    int i = from + multipart.dashBoundary().length;
    boolean closes = i + 1 < window.limit() && bytes[i] == '-' && bytes[i + 1] == '-';
    i += closes ? 2 : 0;
    while (i < window.limit() && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    if (i < window.limit() && bytes[i] == '\r') {
      i++;
    }
    if (i < window.limit() && bytes[i] != '\n') {
      return false;
    }
    of = multipart;
    closing = closes;
    start = offset;
    end = offset + (Math.min(i + 1, window.limit()) - from);
    return true;
  }
}
