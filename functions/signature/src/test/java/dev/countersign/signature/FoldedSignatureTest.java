package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A paragraph of a signature that is longer than a line of mail may be. */
class FoldedSignatureTest {
  private static final String MESSAGE =
      "From: ada@brightwater.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n";

  /** Japanese and Chinese have no blanks, and each character takes eight bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"機密", "本メールは、機密情報を含みます。", "<b>機</b>", "<i>x</i>", "a&amp;b"})
  void readsAsItWasWrittenWithoutBlanks(String word) throws IOException {
    String html = "<p>" + word.repeat(400) + "</p>";

    String signed = signed(html);

    assertThat(Jsoup.parse(signed).text().replace(" ", "")).isEqualTo(Jsoup.parse(html).text());
    assertThat(signed.lines()).allMatch(line -> line.length() <= 998);
  }

  @ParameterizedTest
  @ValueSource(strings = {"本メールは、機密情報を含みます。", "如您误收此邮件，请删除。"})
  void breaksItsLineWhereTheScriptHasAGap(String sentence) throws IOException {
    String text = Jsoup.parse(signed("<p>" + sentence.repeat(60) + "</p>")).text();

    assertThat(text).contains(" ").doesNotContainPattern("[^、。，] ");
  }

  private static String signed(String html) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RenderedSignature signature = new RenderedSignature("1", html, "", List.of());
    new SignatureEngine().sign(MESSAGE.getBytes(ISO_8859_1), new Stamp(signature, Marks.NONE), out);
    return out.toString(ISO_8859_1).substring(MESSAGE.length());
  }
}
