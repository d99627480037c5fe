package dev.countersign.signature;

/**
 * An image that travels inside the message (RFC 2392).
 *
 * @param name what the HTML says after {@code cid:}; a real Content-ID takes its place per message
 * @param mediaType for example {@code image/png}
 * @param content the image file; not copied, and never changed by us
 */
public record InlineImage(String name, String mediaType, byte[] content) {}
