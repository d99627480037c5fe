package dev.countersign.signature.mime;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import org.jspecify.annotations.Nullable;

/** A message or a body part (RFC 2045 section 2.4), by its header. */
public final class Entity {
  private static final StructuredValue TEXT_PLAIN = StructuredValue.of("text/plain");
  private static final StructuredValue NONE = StructuredValue.of("");

  private final @Nullable Multipart parent;
  private final int index;
  private final Header header;
  private final StructuredValue type;
  private final StructuredValue disposition;
  private final TransferEncoding encoding;
  private long end;
  private boolean openEnded;

  Entity(@Nullable Multipart parent, int index, Header header) {
    this.parent = parent;
    this.index = index;
    this.header = header;
    StructuredValue type = header.structured(FieldName.CONTENT_TYPE);
    this.type = type == null ? defaultType(parent) : type;
    StructuredValue disposition = header.structured(FieldName.CONTENT_DISPOSITION);
    this.disposition = disposition == null ? NONE : disposition;
    this.encoding = TransferEncoding.of(header.value(FieldName.CONTENT_TRANSFER_ENCODING));
  }

  private static StructuredValue defaultType(@Nullable Multipart parent) {
    boolean digest = parent != null && parent.entity().isType("multipart/digest");
    return digest ? StructuredValue.of("message/rfc822") : TEXT_PLAIN;
  }

  /** The multipart that the entity is a part of; null for the message itself. */
  public @Nullable Multipart parent() {
    return parent;
  }

  public Header header() {
    return header;
  }

  public TransferEncoding encoding() {
    return encoding;
  }

  /** Its media type, lower case. */
  public String type() {
    return type.value();
  }

  public boolean isType(String mediaType) {
    return type.value().equals(mediaType);
  }

  public boolean isMultipart() {
    return type.value().startsWith("multipart/");
  }

  /** A parameter of the media type; null where it is missing. */
  public @Nullable String parameter(String name) {
    return type.parameter(name);
  }

  /** Whether there is such a parameter, also continued or encoded as RFC 2231 has it. */
  public boolean hasParameter(String name) {
    return type.has(name);
  }

  /** A parameter of the media type, refused where readers could disagree about it. */
  public @Nullable String certainParameter(String name) throws Untouchable {
    if (type.isAmbiguous(name)) {
      throw new Untouchable(Reason.AMBIGUOUS_STRUCTURE, name + " parameter");
    }
    return type.parameter(name);
  }

  public boolean isAttachment() {
    return disposition.value().equals("attachment");
  }

  /** Whether it is a file, even if it is to be shown in line. */
  public boolean hasFileName() {
    return disposition.has("filename") || type.has("name");
  }

  /** Whether its name, in any form, ends so (lower case). */
  public boolean isFileEndingWith(String end) {
    return disposition.hasEndingWith("filename", end) || type.hasEndingWith("name", end);
  }

  /** Its number as IMAP counts (RFC 9051 section 6.4.5.1). */
  public String section() {
    if (parent == null) {
      return "1";
    }
    String prefix = parent.entity().parent() == null ? "" : parent.entity().section() + ".";
    return prefix + index;
  }

  /** Position among the parts of its parent, from 1. */
  public int index() {
    return index;
  }

  /** Offset after the body; the line break before a boundary belongs to the boundary. */
  public long end() {
    return end;
  }

  /** Whether a boundary follows the body at once, without a line break of its own. */
  public boolean isOpenEnded() {
    return openEnded;
  }

  void endsAt(long offset, boolean withoutLineBreak) {
    end = offset;
    openEnded = withoutLineBreak;
  }
}
