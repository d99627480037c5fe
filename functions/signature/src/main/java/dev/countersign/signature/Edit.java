package dev.countersign.signature;

/**
 * One difference between the message that came and the one that leaves.
 *
 * @param offset where, in bytes of the original
 * @param removed bytes of the original that are not written
 * @param inserted bytes written in their place
 */
public record Edit(long offset, long removed, long inserted) {}
