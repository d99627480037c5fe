package dev.countersign.signature.mime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The header fields that are read. All others are passed over. */
public enum FieldName {
  CONTENT_TYPE("Content-Type", true),
  CONTENT_TRANSFER_ENCODING("Content-Transfer-Encoding", true),
  CONTENT_DISPOSITION("Content-Disposition", true),
  CONTENT_ID("Content-ID", true),
  CONTENT_DESCRIPTION("Content-Description", true),
  CONTENT_LANGUAGE("Content-Language", true),
  CONTENT_LOCATION("Content-Location", true),
  CONTENT_BASE("Content-Base", true),
  CONTENT_MD5("Content-MD5", true),
  CONTENT_CLASS("Content-Class", false),
  MIME_VERSION("MIME-Version", false),
  AUTO_SUBMITTED("Auto-Submitted", false),
  AUTO_RESPONSE_SUPPRESS("X-Auto-Response-Suppress", false),
  RETURN_PATH("Return-Path", false),
  RECALL_REPORT("X-MS-Exchange-RecallReportGenerated", false),
  MESSAGE_ID("Message-ID", false);

  private static final FieldName[][] BY_LENGTH = byLength();

  private final String fieldName;
  private final boolean ofContent;

  FieldName(String name, boolean ofContent) {
    this.fieldName = name;
    this.ofContent = ofContent;
  }

  /** Whether the field speaks of the entity's content, and moves with it (RFC 2045 section 3). */
  boolean ofContent() {
    return ofContent;
  }

  /** Whether many messages have the very same field. */
  boolean recurs() {
    return this == CONTENT_TYPE
        || this == CONTENT_TRANSFER_ENCODING
        || this == CONTENT_DISPOSITION
        || this == MIME_VERSION;
  }

  /** The field whose name stands in [from, to), or null. */
  static @Nullable FieldName of(byte[] bytes, int from, int to) {
    if (to - from >= BY_LENGTH.length) {
      return null;
    }
    for (FieldName name : BY_LENGTH[to - from]) {
      if (equalsIgnoreCase(bytes, from, name.fieldName, to - from)) {
        return name;
      }
    }
    return null;
  }

  /** Whether a field name in the message is the first {@code length} characters of this one. */
  public static boolean equalsIgnoreCase(byte[] bytes, int from, String name, int length) {
    for (int i = 0; i < length; i++) {
      int c = name.charAt(i);
      if (bytes[from + i] != c && lowerCase(bytes[from + i]) != lowerCase(c)) {
        return false;
      }
    }
    return true;
  }

  private static int lowerCase(int c) {
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
  }

  private static FieldName[][] byLength() {
    FieldName[][] names = new FieldName[40][0];
    for (FieldName name : values()) {
      int length = name.fieldName.length();
      names[length] = Arrays.copyOf(names[length], names[length].length + 1);
      names[length][names[length].length - 1] = name;
    }
    return names;
  }
}
