package dev.countersign.signature.place;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The place depends on what a message says, not on how its client or a gateway writes HTML. */
class OtherMarkupTest {
  private static final String HERE = "\u2402";

  @ParameterizedTest
  @EnumSource
  void theSignatureStandsBelowTheSameText(OtherMarkup markup) {
    assertThat(Sample.read("html-samples.txt"))
        .as("it is another markup")
        .anyMatch(sample -> !markup.of(sample.view()).equals(sample.view()))
        .allSatisfy(
            sample -> {
              String other = bytes(markup.of(text(sample.view())));
              int place = Sample.findInHtml(other, UTF_8).offset();

              assertThat(shownAbove(other, place))
                  .isEqualTo(shownAbove(sample.view(), sample.expected()));
            });
  }

  /** Without white space, which is no one's. */
  private static String shownAbove(String view, int place) {
    String marked = text(view.substring(0, place)) + HERE + text(view.substring(place));
    String shown = Jsoup.parse(marked).body().wholeText().replaceAll("[\\s\\u00a0]", "");
    return shown.substring(0, shown.indexOf(HERE));
  }

  private static String text(String view) {
    return new String(view.getBytes(ISO_8859_1), UTF_8);
  }

  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
