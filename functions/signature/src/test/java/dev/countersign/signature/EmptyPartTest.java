package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.damage.DamageCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An empty text part whose empty line is all that is before the boundary. */
class EmptyPartTest {
  /** The signature's base64 and the boundary were one line: the attachment was in the text. */
  @ParameterizedTest
  @ValueSource(strings = {"7bit", "quoted-printable", "base64"})
  void takesTheSignatureAndTheAttachmentStays(String encoding) {
    DamageCheck.Examined examined =
        new DamageCheck(new SignatureEngine(), Samples.stamp("plain"))
            .examine(message(encoding).getBytes(ISO_8859_1));

    assertThat(examined.decision()).isInstanceOf(Stamped.class);
    assertThat(examined.damage()).isEmpty();
  }

  private static String message(String encoding) {
    return "From: ada@brightwater.example\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/mixed; boundary=limit\r\n\r\n--limit\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
        + encoding
        + "\r\n\r\n--limit\r\nContent-Type: application/pdf; name=scan.pdf\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--limit--\r\n";
  }
}
