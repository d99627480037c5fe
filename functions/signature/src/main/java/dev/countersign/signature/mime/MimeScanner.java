package dev.countersign.signature.mime;

import dev.countersign.signature.Limits;
import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks through a message once, from its first byte to its last. */
public final class MimeScanner {
  private final Window window;
  private final Limits limits;
  private final MimeVisitor visitor;
  private final HeaderReader headers;
  private final DelimiterFinder delimiters;
  private @Nullable Multipart open;
  private @Nullable Entity leaf;
  private boolean wanted;
  private int parts;
  private long position;

  public MimeScanner(Window window, Limits limits, MimeVisitor visitor) {
    this.window = window;
    this.limits = limits;
    this.visitor = visitor;
    this.headers = new HeaderReader(window, limits);
    this.delimiters = new DelimiterFinder(window, visitor, limits.boundaryLength());
  }

  /** Tells the visitor all of the message. */
  public void scan() throws IOException, Untouchable {
    enter(null, 1, scanHeader());
    if (open == null) {
      wholeBody();
    }
    while (open != null) {
      part(open);
    }
  }

  /** Tells the visitor the fields of the message's own header. */
  public Header scanHeader() throws IOException {
    return headers.read(0, visitor);
  }

  private void enter(@Nullable Multipart parent, int index, Header header)
      throws IOException, Untouchable {
    header.check();
    if (++parts > limits.parts()) {
      throw new Untouchable(Reason.LIMIT_EXCEEDED, "parts");
    }
    Entity entity = new Entity(parent, index, header);
    position = header.body();
    wanted = visitor.entity(entity);
    if (entity.isMultipart()) {
      open = new Multipart(entity, limits);
    } else {
      leaf = entity;
    }
  }

  private void part(Multipart multipart) throws IOException, Untouchable {
    long keep = leaf != null && wanted ? position : -1;
    if (!delimiters.next(multipart, position, keep, limits.leafBytes())) {
      throw new Untouchable(Reason.NOT_CLOSED, multipart.entity().type());
    }
    if (leaf != null) {
      endLeaf(leaf, delimiters.start());
    }
    if (delimiters.of() != multipart) {
      throw new Untouchable(Reason.NOT_CLOSED, multipart.entity().type());
    }
    position = delimiters.end();
    if (delimiters.isClosing()) {
      multipart.closedAt(delimiters.start());
      visitor.close(multipart);
      open = multipart.entity().parent();
    } else {
      enter(multipart, multipart.nextPart(), headers.read(position, null));
    }
  }

  private void endLeaf(Entity entity, long delimiter) throws Untouchable {
    long body = entity.header().body();
    byte[] bytes = window.bytes();
    int i = window.at(delimiter);
    int line = delimiter - 1 >= body && bytes[i - 1] == '\n' ? 1 : 0;
    int lineBreak = line == 1 && delimiter - 2 >= body && bytes[i - 2] == '\r' ? 2 : line;
    entity.endsAt(delimiter - lineBreak, lineBreak == 0);
    leaf = null;
    if (wanted) {
      visitor.leaf(entity, bytes, window.at(body), i - lineBreak);
    }
  }

  private void wholeBody() throws IOException, Untouchable {
    Entity message = leaf;
    if (message == null || !wanted) {
      return;
    }
    while (window.more(position)) {
      if (window.end() - position > limits.leafBytes()) {
        throw new Untouchable(Reason.LIMIT_EXCEEDED, "text bytes");
      }
    }
    if (window.end() - position > limits.leafBytes()) {
      throw new Untouchable(Reason.LIMIT_EXCEEDED, "text bytes");
    }
    message.endsAt(window.end(), false);
    visitor.leaf(message, window.bytes(), window.at(position), window.limit());
  }
}
