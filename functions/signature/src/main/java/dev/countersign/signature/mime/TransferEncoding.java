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
    TransferEncoding encoding = named(value.toLowerCase(Locale.ROOT));
    if (encoding != UNKNOWN) {
      return encoding;
    }
    // Of those that change the content readers differ whether this is one.
    TransferEncoding likely = named(token(value.toLowerCase(Locale.ROOT)));
    return likely.isIdentity() ? likely : UNKNOWN;
  }

  private static TransferEncoding named(String value) {
    return switch (value) {
      case "7bit", "7-bit", "" -> SEVEN_BIT;
      case "8bit", "8-bit" -> EIGHT_BIT;
      case "binary" -> BINARY;
      case "quoted-printable" -> QUOTED_PRINTABLE;
      case "base64" -> BASE64;
      default -> UNKNOWN;
    };
  }

  /** Without the comment or the semicolon that some programs write behind it. */
  private static String token(String value) {
    int end = 0;
    while (end < value.length() && " \t(;".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    return end == 0 ? value : value.substring(0, end);
  }

  /** Whether the content stands in the message as it is. */
  public boolean isIdentity() {
    return this == SEVEN_BIT || this == EIGHT_BIT || this == BINARY;
  }
}
