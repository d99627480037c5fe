package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text whose charset cannot hold the signature moves to UTF-8, where its charset is certain. */
class RelabelTest {
  @Test
  void textMovesToUtf8WhereTheSignatureDoesNotFit() throws IOException {
    assertThat(signed("iso-8859-1")).contains("charset=utf-8").contains("quoted-printable");
  }

  @Test
  void aCommentOrAnotherParameterBehindTheCharsetIsNoDoubt() throws IOException {
    assertThat(signed("iso-8859-1 (Latin); format=fixed")).contains("charset=utf-8 (Latin)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(Latin)", "(was; charset=x)"})
  void aCommentBeforeTheCharsetIsKept(String comment) throws IOException {
    String message = message("iso-8859-1").replace("; charset", "; " + comment + " charset");

    assertThat(signedMessage(message)).contains("; " + comment + " charset=utf-8\r\n");
  }

  @Test
  void aCharsetInACommentIsNotTheOne() throws IOException {
    String message = message("iso-8859-1").replace("; charset", "; a=b (was; charset=x); charset");

    assertThat(signedMessage(message)).endsWith(message);
  }

  @Test
  void anEmptyCharsetIsFilledIn() throws IOException {
    String message = message("").replace("üß", "ss");

    assertThat(signedMessage(message)).contains("text/plain; charset=utf-8\r\n");
  }

  /** Scripts often call it ISO-8859-1: the euro sign became a character that nobody sees. */
  @Test
  void textOfWindowsWithALabelOfIsoIsNotWrittenAnew() throws IOException {
    String message = message("iso-8859-1").replace("Grüße", "100 \u0080");

    assertThat(signedMessage(message)).endsWith(message);
  }

  /** Found by a property test: readers disagree about what the charset is. */
  @Test
  void rubbishBehindTheCharsetLeavesTheMessageAlone() throws IOException {

    String charset = "iso-8859-1 -Encoding: 8bit";

    assertThat(signed(charset)).endsWith(message(charset));
  }

  /** Found by a property test: the charset would have come between the type and the rubbish. */
  @Test
  void rubbishBehindTheMediaTypeLeavesTheMessageAlone() throws IOException {
    String message = message("us-ascii").replace("; charset=us-ascii", " Ben,").replace("üß", "ss");

    assertThat(signedMessage(message)).endsWith(message);
  }

  private static String signed(String charset) throws IOException {
    return signedMessage(message(charset));
  }

  private static String signedMessage(String text) throws IOException {
    byte[] message = text.getBytes(ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SignatureEngine().plan(MessageSource.of(message), Samples.stamp("cyrillic")).writeTo(out);
    return out.toString(ISO_8859_1);
  }

  private static String message(String charset) {
    return "From: ada@brightwater.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset="
        + charset
        + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + "Grüße\r\n";
  }
}
