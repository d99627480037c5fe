package dev.countersign.signature.mime;

/**
 * A line that divides or closes a multipart.
 *
 * @param of the multipart
 * @param start offset of its first dash
 * @param end offset after the line
 */
record Delimiter(Multipart of, boolean closing, long start, long end) {}
