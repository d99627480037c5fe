package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.damage.DamageCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Found by mutations: an equals sign right above the place, which escapes nothing. */
class EqualsSignTest {
  @ParameterizedTest
  @ValueSource(strings = {"=", "=\r", "= ", "= \t\r"})
  void doesNotBecomeASoftLineBreak(String before) {
    String message =
        "From: ada@brightwater.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n"
            + "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>1 + 1 "
            + before
            + "<blockquote type=3D\"cite\">2</blockquote>\r\n";

    DamageCheck.Examined examined =
        new DamageCheck(new SignatureEngine(), Samples.stamp("plain"))
            .examine(message.getBytes(ISO_8859_1));

    assertThat(examined.damage()).isEmpty();
  }
}
