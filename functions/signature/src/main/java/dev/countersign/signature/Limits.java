package dev.countersign.signature;

/**
 * What a message may ask of us before it is left alone. Ordinary mail is far below all of them.
 *
 * @param depth multiparts inside one another; mail clients nest 3 or 4, list software 5 or 6
 * @param parts entities in all; bounds the time spent on messages made of boundaries
 * @param headerBytes the header of one entity; Exchange Online itself refuses more than 256 KB
 * @param fieldBytes one structured field in hand; long address lists are not read, only skipped
 * @param boundaryLength RFC 2046 allows 70; some programs write longer ones
 * @param leafBytes one text part as encoded: the only part of a message that is held in memory
 */
public record Limits(
    int depth, int parts, int headerBytes, int fieldBytes, int boundaryLength, int leafBytes) {
  public static final Limits DEFAULT =
      new Limits(20, 1_000, 256 * 1024, 16 * 1024, 250, 1024 * 1024);
}
