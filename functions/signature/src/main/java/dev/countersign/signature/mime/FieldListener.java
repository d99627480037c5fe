package dev.countersign.signature.mime;

/** Sees every field of the message's own header, whether it is one of {@link FieldName} or not. */
public interface FieldListener {
  /** Whether to be told where the field of the name in [from, to) lies. */
  boolean name(byte[] bytes, int from, int to);

  /** The field that was asked for is at [start, end), line feed included. */
  void field(long start, long end);
}
