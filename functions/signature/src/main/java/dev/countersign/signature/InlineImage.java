package dev.countersign.signature;

/**
 * An image inside a signature.
 *
 * @param name HTML refers to it as {@code cid:NAME}
 * @param mediaType for example {@code image/png}
 * @param content the file
 */
@SuppressWarnings("ArrayRecordComponent") // content is only ever passed through
public record InlineImage(String name, String mediaType, byte[] content) {}
