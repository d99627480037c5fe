package dev.countersign.signature.mime;

import dev.countersign.signature.Untouchable;

/** Is told what a message is made of, in its order. Any call may end the reading. */
public interface MimeVisitor {
  /** Whether to be told where the field of the message's own header with that name lies. */
  default boolean name(byte[] bytes, int from, int to) {
    return false;
  }

  /** The field that was asked for is at [start, end), line feed included. */
  default void field(long start, long end) {}

  /** A header was read. Answers whether the body's bytes are wanted, should it be a leaf. */
  boolean entity(Entity entity) throws Untouchable;

  /** A wanted leaf ended; its body is at [from, to) of the bytes, which are only lent. */
  void leaf(Entity leaf, byte[] bytes, int from, int to) throws Untouchable;

  /** A multipart was closed. */
  void close(Multipart multipart) throws Untouchable;

  /** A line begins with two dashes; the window may not hold all of it. */
  void dashes(byte[] bytes, int from, int to) throws Untouchable;
}
