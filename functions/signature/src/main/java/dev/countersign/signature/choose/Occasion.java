package dev.countersign.signature.choose;

/** Which messages of a conversation a rule is for. */
public enum Occasion {
  ANY,
  /** The first one. */
  NEW,
  /** Replies and forwards. */
  REPLY;

  boolean includes(boolean reply) {
    return this == ANY || reply == (this == REPLY);
  }
}
