package dev.countersign.local.cloud.ingress;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The header fields of a message (RFC 5322, section 2.2), unfolded, in their order. */
record HeaderFields(List<Field> all) {

  /** One header field. */
  record Field(String name, String value) {}

  static HeaderFields parse(byte[] message) {
    List<Field> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int lineStart = 0;
    while (lineStart < message.length) {
      int lineEnd = lineEnd(message, lineStart);
      String line = line(message, lineStart, lineEnd);
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (!folded) {
        add(fields, field);
        field.setLength(0);
      }
      if (line.isEmpty()) {
        return new HeaderFields(fields);
      }
      field.append(line);
      lineStart = lineEnd + 1;
    }
    add(fields, field);
    return new HeaderFields(fields);
  }

  Optional<String> first(String name) {
    return all.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /** The bare addresses of an address field. */
  List<String> addresses(String name) {
    return Arrays.stream(parseAddresses(name)).map(InternetAddress::getAddress).toList();
  }

  /** The addresses of an address field with their display names. */
  List<String> mailboxes(String name) {
    return Arrays.stream(parseAddresses(name)).map(InternetAddress::toUnicodeString).toList();
  }

  private InternetAddress[] parseAddresses(String name) {
    try {
      return InternetAddress.parseHeader(first(name).orElse(""), false);
    } catch (AddressException e) {
      return new InternetAddress[0];
    }
  }

  private static int lineEnd(byte[] message, int from) {
    int end = from;
    while (end < message.length && message[end] != '\n') {
      end++;
    }
    return end;
  }

  private static String line(byte[] message, int start, int end) {
    int textEnd = end > start && message[end - 1] == '\r' ? end - 1 : end;
    return new String(message, start, textEnd - start, StandardCharsets.UTF_8);
  }

  private static void add(List<Field> fields, CharSequence field) {
    String text = field.toString();
    int colon = text.indexOf(':');
    if (colon > 0) {
      fields.add(new Field(text.substring(0, colon).strip(), text.substring(colon + 1).strip()));
    }
  }
}
