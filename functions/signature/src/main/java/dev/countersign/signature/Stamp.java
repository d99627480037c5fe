package dev.countersign.signature;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done to a message.
 *
 * @param signature inserted where the message allows it; null: only the marks are applied
 * @param marks header fields added and removed in any case
 */
public record Stamp(@Nullable RenderedSignature signature, Marks marks) {}
