package dev.countersign.signature.mime;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the next line that is a delimiter of an open multipart (RFC 2046 section 5.1.1). */
final class DelimiterFinder {
  /** After a boundary only white space may follow; nobody writes more of it than this. */
  private static final int PADDING = 128;

  private final Window window;
  private final MimeVisitor visitor;
  private final int lineRoom;

  DelimiterFinder(Window window, MimeVisitor visitor, int boundaryLength) {
    this.window = window;
    this.visitor = visitor;
    this.lineRoom = boundaryLength + PADDING;
  }

  /**
   * Searches from the start of a line.
   *
   * @param keep the bytes from this offset on stay in the window; negative: none need to
   * @param room how many bytes may be kept
   * @return null at the end of the message
   */
  @Nullable Delimiter next(Multipart open, long start, long keep, int room)
      throws IOException, Untouchable {
    long position = start;
    while (true) {
      int from = window.at(position);
      int i = ByteSearch.twoDashes(window.bytes(), from, window.limit());
      long found = position + (i - from);
      if (i == window.limit()) {
        position = Math.max(position, found - 1);
        if (keep < 0) {
          position = Math.max(position, window.skipPlain());
        }
        if (!window.more(kept(keep, position - 2, room))) {
          return null;
        }
        continue;
      }
      if (found == start || window.bytes()[i - 1] == '\n') {
        window.has(found, lineRoom, kept(keep, found - 2, room));
        Delimiter delimiter = match(open, found);
        if (delimiter != null) {
          return delimiter;
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

  private @Nullable Delimiter match(Multipart open, long start) throws Untouchable {
    int from = window.at(start);
    visitor.dashes(window.bytes(), from, window.limit());
    boolean prefixed = false;
    for (Multipart m = open; m != null; m = m.entity().parent()) {
      if (m.isAt(window.bytes(), from, window.limit())) {
        Delimiter delimiter = exact(m, start, from);
        if (delimiter != null) {
          return delimiter;
        }
        prefixed = true;
      }
    }
    if (prefixed) {
      throw new Untouchable(Reason.AMBIGUOUS_STRUCTURE, "boundary with more behind it");
    }
    return null;
  }

  private @Nullable Delimiter exact(Multipart multipart, long start, int from) {
    byte[] bytes = window.bytes();
    int i = from + multipart.dashBoundary().length;
    boolean closing = i + 1 < window.limit() && bytes[i] == '-' && bytes[i + 1] == '-';
    i += closing ? 2 : 0;
    while (i < window.limit() && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    if (i < window.limit() && bytes[i] == '\r') {
      i++;
    }
    if (i < window.limit() && bytes[i] != '\n') {
      return null;
    }
    int end = Math.min(i + 1, window.limit());
    return new Delimiter(multipart, closing, start, start + (end - from));
  }
}
