package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.damage.DamageCheck;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body in one line that is longer than mail allows. */
class LongLineTest {
  @ParameterizedTest
  @CsvSource({"2000, 2000", "2000, 10", "10, 2000", "0, 2000", "990, 990"})
  void aLineThatIsTooLongDoesNotBecomeTwo(int above, int below) {
    assertUndamaged("8bit", body(above, below));
  }

  @ParameterizedTest
  @CsvSource({"2000, 2000", "2001, 2000", "2002, 2000", "2000, 10", "10, 2000"})
  void neitherDoesBase64InOneLine(int above, int below) {
    byte[] body = body(above, below).getBytes(ISO_8859_1);
    assertUndamaged("base64", Base64.getEncoder().encodeToString(body));
  }

  @ParameterizedTest
  @CsvSource({"2000, 2000", "2000, 10", "10, 2000"})
  void neitherDoesQuotedPrintableWithoutSoftBreaks(int above, int below) {
    assertUndamaged("quoted-printable", body(above, below).replace("=", "=3D"));
  }

  private static String body(int above, int below) {
    String quote = "<blockquote type=cite>" + "y".repeat(below) + "</blockquote>";
    return "<p>" + "x".repeat(above) + "</p>" + quote;
  }

  private static void assertUndamaged(String encoding, String body) {
    String header =
        "From: ada@brightwater.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n"
            + "Content-Transfer-Encoding: ";
    byte[] message = (header + encoding + "\r\n\r\n" + body + "\r\n").getBytes(ISO_8859_1);

    DamageCheck.Examined examined =
        new DamageCheck(new SignatureEngine(), Samples.stamp("plain")).examine(message);

    assertThat(examined.decision()).isInstanceOf(Stamped.class);
    assertThat(examined.damage()).isEmpty();
  }
}
