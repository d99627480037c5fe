package dev.countersign.mailflow;

import dev.countersign.mailflow.MessageHeaders.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the header of a message field by field and leaves its octets as they are.
 *
 * <p>ISO-8859-1 is used as "octets as characters".
 */
final class HeaderBlock {
  /** Exchange refuses headers of more than 256 KiB; the rest is room for those added since. */
  static final int MAX_BYTES = 1024 * 1024;

  private HeaderBlock() {}

  /** The fields before the first empty line, unfolded. */
  static MessageHeaders read(InputStream message) throws IOException {
    List<Header> headers = new ArrayList<>();
    for (String field : fields(message)) {
      int colon = field.indexOf(':');
      if (colon > 0) {
        headers.add(
            new Header(
                field.substring(0, colon).strip(),
                field.substring(colon + 1).replaceAll("\\r?\\n", "").strip()));
      }
    }
    return new MessageHeaders(headers);
  }

  /** The fields with their folded lines and line ends. */
  static List<String> fields(InputStream message) throws IOException {
    InputStream in = new BufferedInputStream(message);
    List<String> fields = new ArrayList<>();
    int length = 0;
    for (String line = line(in); !endsHeader(line); line = line(in)) {
      length += line.length();
      if (length > MAX_BYTES) {
        throw new IOException("The header of the message is too long.");
      }
      if (!fields.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
        fields.set(fields.size() - 1, fields.get(fields.size() - 1) + line);
      } else {
        fields.add(line);
      }
    }
    return fields;
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
