package dev.countersign.signature;

/**
 * No signature was inserted; only {@link Marks} are applied.
 *
 * @param reason why
 * @param detail what was met: a header's name, a media type, a limit; never text of the message
 */
public record LeftAlone(Reason reason, String detail) implements Decision {}
