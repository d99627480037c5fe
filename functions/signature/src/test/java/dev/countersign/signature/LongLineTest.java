package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.damage.DamageCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTML in one line that is longer than mail allows. */
class LongLineTest {
  @ParameterizedTest
  @CsvSource({"2000, 2000", "2000, 10", "10, 2000", "0, 2000", "990, 990"})
  void aLineThatIsTooLongDoesNotBecomeTwo(int above, int below) {
    String body =
        "<p>"
            + "x".repeat(above)
            + "</p><blockquote type=cite>"
            + "y".repeat(below)
            + "</blockquote>";
    String message =
        "From: ada@brightwater.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
            + body
            + "\r\n";
    DamageCheck check = new DamageCheck(new SignatureEngine(), Samples.stamp("plain"));

    DamageCheck.Examined examined = check.examine(message.getBytes(ISO_8859_1));

    assertThat(examined.decision()).isInstanceOf(Stamped.class);
    assertThat(examined.damage()).isEmpty();
  }
}
