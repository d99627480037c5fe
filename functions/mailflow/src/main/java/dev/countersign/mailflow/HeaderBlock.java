package dev.countersign.mailflow;

import dev.countersign.mailflow.MessageHeaders.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the header of a message field by field. Where its octets are to stay as they are,
 * ISO-8859-1 is used as "octets as characters".
 */
final class HeaderBlock {
  /** Exchange refuses headers of more than 256 KiB; the rest is room for those added since. */
  static final int MAX_BYTES = 1024 * 1024;

  private HeaderBlock() {}

  /**
   * The fields before the first empty line, unfolded; of a header that is too long, those at its
   * beginning. Anybody can send us one: it must not look like a failure of ours.
   */
  static MessageHeaders read(InputStream message) throws IOException {
    List<Header> headers = new ArrayList<>();
    for (String field : fields(message, false)) {
      int colon = field.indexOf(':');
      if (colon > 0) {
        headers.add(
            new Header(
                field.substring(0, colon).strip(),
                text(field.substring(colon + 1)).replaceAll("\\r?\\n", "").strip()));
      }
    }
    return new MessageHeaders(headers);
  }

  /** UTF-8 (RFC 6532), as events have it; what is none was written before anybody thought of it. */
  private static String text(String octets) {
    ByteBuffer bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }

  /**
   * All fields with their folded lines and line ends.
   *
   * @throws IOException if the header is longer than {@link #MAX_BYTES}
   */
  static List<String> fields(InputStream message) throws IOException {
    return fields(message, true);
  }

  private static List<String> fields(InputStream message, boolean whole) throws IOException {
    InputStream in = new BufferedInputStream(message);
    List<StringBuilder> fields = new ArrayList<>();
    int left = MAX_BYTES;
    for (String line = line(in); !endsHeader(line); line = line(in)) {
      left -= line.length();
      if (left < 0 && whole) {
        throw new IOException("The header of the message is too long.");
      }
      if (left < 0) {
        break;
      }
      if (!fields.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
        fields.get(fields.size() - 1).append(line);
      } else {
        fields.add(new StringBuilder(line));
      }
    }
    return fields.stream().map(StringBuilder::toString).toList();
  }

  /** Whether a field has this name, in any case. */
  static boolean isNamed(String field, String name) {
    int colon = field.indexOf(':');
    return colon > 0 && field.substring(0, colon).strip().equalsIgnoreCase(name);
  }

  private static boolean endsHeader(String line) {
    return line.isEmpty() || line.equals("\r\n") || line.equals("\n");
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    while (octet >= 0 && line.size() < MAX_BYTES) {
      line.write(octet);
      if (octet == '\n') {
        break;
      }
      octet = in.read();
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
