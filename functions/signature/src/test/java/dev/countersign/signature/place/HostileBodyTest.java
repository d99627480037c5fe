package dev.countersign.signature.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies made to cost time: work that grows faster than they do would not end within this life. The
 * limit is a safety net, not a measure.
 */
@Timeout(60)
class HostileBodyTest {

  private static final int LENGTH = 2_000_000;

  private static String repeated(String piece) {
    return piece.repeat(LENGTH / piece.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "</",
        "<!",
        "<!--",
        "<!-- --!-",
        "<a ",
        "<a b='",
        "<a b=\"'>",
        "<table>",
        "<tr>",
        "<td>",
        "<table><tr><td>",
        "<svg>",
        "</svg>",
        "<pre>x",
        "<div class='a b c d e f g'>",
        "&",
        "&gt;",
        "<blockquote>",
        "</blockquote>",
        "<blockquote>x</blockquote>x",
        "<blockquote type=cite></",
        "1.1.2026 9:12 @ wrote:<br>",
        "1.1.2026 9:12 @ wrote <br>",
        "From: x<br>",
        "From: x<br>x<br>",
        "<style></",
        "x_",
        "<p>x:",
        "<div class=\"x_x_x_x_x_gmail_quot\">",
        "<div style='border:none;border-left:none'>",
        "-----<br>",
      })
  void costsNoMoreThanItsLength(String piece) {
    String html = repeated(piece);

    assertThat(Sample.findInHtml(html, StandardCharsets.UTF_8).offset())
        .isBetween(0, html.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "\n",
        ">\n",
        ">\nx\n",
        "1.1.2026 9:12 @ wrote:\n",
        "x@y:\n",
        "From: x\n",
        "From: x\nx\n",
        "-----\n",
        "_____\n",
        ":",
        "- ",
        "1",
        "\u00c3\n",
        "> \n\n x:\n",
        "..\n",
        "                     x\n",
        "                     x:\n",
        "                     x:::::::::\n",
        "x\n\n\nTo: x\n",
      })
  void costsNoMoreThanItsLengthInText(String piece) {
    String text = repeated(piece);

    assertThat(TextPlaces.find(text, StandardCharsets.UTF_8).offset()).isBetween(0, text.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {":", "x:", ".", "|-", "#"})
  void costsNoMoreThanItsLengthInOneLine(String piece) {
    String text = "\n" + " ".repeat(30) + repeated(piece) + "\n";

    assertThat(TextPlaces.find(text, StandardCharsets.UTF_8).offset()).isBetween(0, text.length());
  }
}
