package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Found by a property test: some readers take what stands in rubbish for the type. */
class RubbishAroundTypeTest {
  @ParameterizedTest
  @ValueSource(strings = {"multipart/signed", "< multipart/signed", "multipart/signed >"})
  void aSignedMessageIsLeftAlone(String type) throws IOException {
    String message =
        "From: ada@brightwater.example\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: "
            + type
            + "; boundary=s\r\n\r\n--s\r\n\r\ntext\r\n--s--\r\n--m\r\n\r\nfooter\r\n--m--\r\n";

    Plan plan =
        new SignatureEngine()
            .plan(MessageSource.of(message.getBytes(ISO_8859_1)), Samples.stamp("plain"));

    assertThat(plan.decision()).isInstanceOf(LeftAlone.class);
  }
}
