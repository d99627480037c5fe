package dev.countersign.signature.damage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Makes messages: trees of parts in many encodings and charsets. */
final class MessageTrees {
  private static final List<String> WORDS =
      List.of(
          "Dear",
          "Ben",
          "--",
          "-- ",
          "--b1",
          "=",
          "=3D",
          "a=b",
          ".",
          "From ",
          ">",
          "> quoted",
          "",
          " ",
          "Grüße",
          "price 5 €",
          "Привет",
          "計器",
          "<p>",
          "</p>",
          "<div>",
          "</div>",
          "<br>",
          "&gt;",
          "</body></html>",
          "<blockquote>",
          "On Mon, Ben wrote:",
          "\t",
          "x".repeat(80),
          "-----Original Message-----",
          "________________________________",
          "word ".repeat(30));

  private MessageTrees() {}

  static Arbitrary<byte[]> messages() {
    return entities(3).map(entity -> bytes("From: a@b.example\r\nMIME-Version: 1.0\r\n", entity));
  }

  private static Arbitrary<byte[]> entities(int depth) {
    if (depth == 0) {
      return leaves();
    }
    return Arbitraries.frequencyOf(Tuple.of(2, leaves()), Tuple.of(3, multiparts(depth)));
  }

  private static Arbitrary<byte[]> multiparts(int depth) {
    Arbitrary<String> kinds = Arbitraries.of("mixed", "alternative", "related", "x-own");
    Arbitrary<List<byte[]>> parts = entities(depth - 1).list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(kinds, parts, Arbitraries.of(true, false))
        .as((kind, list, lineBreak) -> multipart(kind, "b" + depth, list, lineBreak));
  }

  private static byte[] multipart(
      String kind, String boundary, List<byte[]> parts, boolean lineBreak) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ascii("Content-Type: multipart/" + kind + "; boundary=\"=_" + boundary + "\"\r\n\r\n"));
    for (byte[] part : parts) {
      out.writeBytes(ascii("--=_" + boundary + "\r\n"));
      out.writeBytes(part);
      out.writeBytes(ascii("\r\n"));
    }
    out.writeBytes(ascii("--=_" + boundary + "--" + (lineBreak ? "\r\n" : "")));
    return out.toByteArray();
  }

  private static Arbitrary<byte[]> leaves() {
    return Combinators.combine(
            Arbitraries.of("text/plain", "text/html", "text/plain; format=flowed", "image/png"),
            Arbitraries.of(
                "us-ascii", "utf-8", "iso-8859-1", "windows-1251", "shift_jis", "gb18030"),
            Arbitraries.of("7bit", "8bit", "quoted-printable", "base64"),
            Arbitraries.of(WORDS).list().ofMaxSize(25),
            Arbitraries.of("\r\n", " "))
        .as(
            (type, charset, encoding, words, glue) ->
                leaf(type, charset, encoding, String.join(glue, words)));
  }

  private static byte[] leaf(String type, String charset, String encoding, String text) {
    String header =
        "Content-Type: "
            + type
            + "; charset="
            + charset
            + "\r\nContent-Transfer-Encoding: "
            + encoding
            + "\r\n\r\n";
    byte[] content = text.getBytes(Charset.forName(charset));
    return switch (encoding) {
      case "base64" -> bytes(header, Base64.getMimeEncoder().encode(content));
      case "quoted-printable" -> bytes(header, ascii(quotedPrintable(content)));
      default -> bytes(header, content);
    };
  }

  /** Not our encoder: everything but letters is escaped, and lines are cut anywhere. */
  private static String quotedPrintable(byte[] content) {
    StringBuilder encoded = new StringBuilder();
    int column = 0;
    for (byte b : content) {
      boolean plain = b == '\r' || b == '\n' || b == ' ' || Character.isLetter(b & 127) && b > 0;
      encoded.append(plain ? String.valueOf((char) b) : "=%02X".formatted(b & 255));
      column = b == '\n' ? 0 : column + 3;
      if (column > 70 && b != '\r' && b != '\n') {
        encoded.append("=\r\n");
        column = 0;
      }
    }
    return encoded.toString();
  }

  private static byte[] bytes(String head, byte[] rest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii(head));
    out.writeBytes(rest);
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
