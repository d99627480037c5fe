package dev.countersign.signature;

/** What becomes of a message. */
public sealed interface Decision permits Stamped, LeftAlone {}
