package dev.countersign.signature.choose;

/** What is put under a message, in the order in which it stands there. */
public enum Part {
  SIGNATURE,
  BANNER,
  DISCLAIMER
}
