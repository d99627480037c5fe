package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Two messages of one sender whose headers say the same of their content. */
class ImagesInConversationTest {
  private static final String FIRST = message("1", "<p>Hello</p>");

  @Test
  void noTwoMessagesNameTheirImagesAlike() throws IOException {
    assertThat(contentId(sign(message("2", "<p>Hello</p>")))).isNotEqualTo(contentId(sign(FIRST)));
  }

  @Test
  void theSameMessageIsSignedTheSameAgain() throws IOException {
    assertThat(sign(FIRST)).isEqualTo(sign(FIRST));
  }

  /** The recipient's client kept the address of the image, but not the image. */
  @Test
  void anAnswerThatQuotesTheImageIsSigned() throws IOException {
    String quote = "<blockquote><img src=\"cid:" + contentId(sign(FIRST)) + "\"></blockquote>";

    assertThat(sign(message("2", "<p>Thanks</p>" + quote))).contains("Ada Example");
  }

  /** Readers need it for nothing that matters here. */
  @Test
  void aBrokenMessageIdKeepsNothingFromBeingSigned() throws IOException {
    assertThat(sign(message("1\0" + "x".repeat(20_000), "<p>Hello</p>"))).contains("Ada Example");
  }

  private static String message(String id, String html) {
    return "From: ada@brightwater.example\r\nMessage-ID: <"
        + id
        + "@brightwater.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        + html
        + "\r\n";
  }

  private static String sign(String message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SignatureEngine().sign(message.getBytes(ISO_8859_1), Samples.stamp("images"), out);
    return out.toString(ISO_8859_1);
  }

  private static String contentId(String signed) {
    int start = signed.indexOf("Content-ID: <") + "Content-ID: <".length();
    return signed.substring(start, signed.indexOf('>', start));
  }
}
