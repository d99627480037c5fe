package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedPrintableDecoderTest {
  /** Line breaks are written with a tilde. */
  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "=C3=A4=c3=a4, \u00c3\u00a4\u00c3\u00a4",
    "a=3Db=3dc, a=b=c",
    "soft=~break, softbreak",
    "soft= ~break, softbreak",
    "hard~break, hard~break",
    "a=3Zb, a=3Zb",
    "a=b, a=b",
    "a==3Db, a==b",
    "end=, end",
    "end=4, end=4",
  })
  void decodes(String encoded, String decoded) {
    String body = encoded.replace("~", "\r\n");
    QuotedPrintableDecoder decoder = decoder(body);

    assertThat(text(decoder)).isEqualTo(decoded.replace("~", "\r\n"));
    for (int place = 0; place < decoder.length(); place++) {
      String rest = body.substring(decoder.encoded(place));
      assertThat(text(decoder(rest))).isEqualTo(text(decoder).substring(place));
    }
  }

  private static QuotedPrintableDecoder decoder(String body) {
    byte[] bytes = body.getBytes(ISO_8859_1);
    return new QuotedPrintableDecoder(bytes, 0, bytes.length);
  }

  private static String text(QuotedPrintableDecoder decoder) {
    return new String(decoder.octets(), 0, decoder.length(), ISO_8859_1);
  }
}
