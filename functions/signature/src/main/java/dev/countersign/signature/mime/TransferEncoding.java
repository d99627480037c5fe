package dev.countersign.signature.mime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** RFC 2045 section 6. */
public enum TransferEncoding {
  SEVEN_BIT,
  EIGHT_BIT,
  BINARY,
  QUOTED_PRINTABLE,
  BASE64,
  /** One that the standard does not define: its content cannot be read. */
  UNKNOWN;

  static TransferEncoding of(@Nullable String value) {
    if (value == null) {
      return SEVEN_BIT;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "7bit", "" -> SEVEN_BIT;
      case "8bit" -> EIGHT_BIT;
      case "binary" -> BINARY;
      case "quoted-printable" -> QUOTED_PRINTABLE;
      case "base64" -> BASE64;
      default -> UNKNOWN;
    };
  }

  /** Whether the content stands in the message as it is. */
  public boolean isIdentity() {
    return this == SEVEN_BIT || this == EIGHT_BIT || this == BINARY;
  }
}
