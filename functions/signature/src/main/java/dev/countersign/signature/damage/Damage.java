package dev.countersign.signature.damage;

/** What may not happen to a message. */
public enum Damage {
  EXCEPTION("exception"),
  BYTES_CHANGED("bytes changed outside of the insertion"),
  BARE_LINE_FEED("bare LF introduced"),
  LONG_LINE("line over 998 introduced"),
  TREE_CHANGED("MIME tree changed"),
  TEXT_ALTERED("original text altered"),
  UNTOUCHABLE_MODIFIED("signed, encrypted or report modified");

  private final String label;

  Damage(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
