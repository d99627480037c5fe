package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/** The outermost element whose content others wrote, while the walk is inside of it. */
final class QuotedElement {
  private final Conversation conversation;
  private final HtmlLine line;
  private Tag tag = Tag.INLINE;
  private int depth;

  /** What may be a quote and has no text so far; its first line tells. */
  private @Nullable Place unread;

  QuotedElement(Conversation conversation, HtmlLine line) {
    this.conversation = conversation;
    this.line = line;
  }

  boolean isOpen() {
    return depth > 0;
  }

  /** Whether nothing in it matters but where it ends. */
  boolean isRead() {
    return depth > 0 && unread == null && tag.breaksLine();
  }

  /** As {@link #isRead}, and no other of its kind is open in it. */
  boolean isBlockquote() {
    return isRead() && depth == 1 && tag == Tag.BLOCKQUOTE;
  }

  Tag tag() {
    return tag;
  }

  /**
   * Enters it.
   *
   * @param certain whether it is a quote; if not, authors use it as well
   */
  void open(Tag opened, Place at, boolean certain) {
    if (certain) {
      conversation.quote(at.offset(), at.marker(), true);
    } else {
      unread = at;
    }
    tag = opened;
    depth = 1;
  }

  void text(int from, int to) {
    if (unread != null) {
      line.add(from, to);
    }
  }

  void start(Tag inner) {
    depth += inner == tag ? 1 : 0;
    endFirstLine(inner);
  }

  void end(Tag inner) {
    depth -= inner == tag ? 1 : 0;
    if (depth == 0) {
      read();
    } else {
      endFirstLine(inner);
    }
  }

  private void endFirstLine(Tag inner) {
    if (inner.breaksLine() && line.hasText()) {
      read();
    }
  }

  /** Decides by the line so far; there may be no more. */
  void read() {
    if (unread != null) {
      boolean leads = line.endInQuote(conversation);
      conversation.quote(unread.offset(), unread.marker(), leads);
      unread = null;
    }
  }
}
