package dev.countersign.local.microsoft365.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as bytes (RFC 5322). Nothing is parsed into a tree and written again: adding puts bytes
 * on top, removing leaves bytes out, everything else stays.
 */
public final class RawMessage {

  private record Field(String name, int start, int end) {}

  private final byte[] bytes;
  private final List<Field> fields;

  public RawMessage(byte[] bytes) {
    this.bytes = bytes.clone();
    this.fields = fields(this.bytes);
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  int size() {
    return bytes.length;
  }

  /** The unfolded values of all fields of this name, top to bottom. */
  List<String> values(String name) {
    return fields.stream().filter(field -> is(field, name)).map(this::value).toList();
  }

  /** The first value of this name, or null. */
  @Nullable String first(String name) {
    List<String> values = values(name);
    return values.isEmpty() ? null : values.get(0);
  }

  int count(String name) {
    return values(name).size();
  }

  /** The message with a header field on top; the value may be folded with CRLF and a space. */
  RawMessage onTop(String name, String value) {
    byte[] line = (name + ": " + value + "\r\n").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(line.length + bytes.length);
    out.writeBytes(line);
    out.writeBytes(bytes);
    return new RawMessage(out.toByteArray());
  }

  /** The message without any field of this name. */
  RawMessage without(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    int copied = 0;
    for (Field field : fields) {
      if (is(field, name)) {
        out.write(bytes, copied, field.start() - copied);
        copied = field.end();
      }
    }
    out.write(bytes, copied, bytes.length - copied);
    return new RawMessage(out.toByteArray());
  }

  /** Everything as text, one character a byte, to search in. */
  String text() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean is(Field field, String name) {
    return field.name().equalsIgnoreCase(name);
  }

  private String value(Field field) {
    int start = field.start() + field.name().length() + 1;
    String folded = new String(bytes, start, field.end() - start, StandardCharsets.UTF_8);
    return folded.replaceAll("\\r?\\n(?=[ \\t])", "").strip();
  }

  private static List<Field> fields(byte[] bytes) {
    List<Field> fields = new ArrayList<>();
    int start = 0;
    while (start < bytes.length && bytes[start] != '\r' && bytes[start] != '\n') {
      int end = endOfField(bytes, start);
      int colon = start;
      while (colon < end && bytes[colon] != ':') {
        colon++;
      }
      if (colon == end) {
        break;
      }
      String name = new String(bytes, start, colon - start, StandardCharsets.ISO_8859_1);
      fields.add(new Field(name.toLowerCase(Locale.ROOT), start, end));
      start = end;
    }
    return fields;
  }

  private static int endOfField(byte[] bytes, int start) {
    int end = start;
    do {
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      end = Math.min(end + 1, bytes.length);
    } while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t'));
    return end;
  }
}
