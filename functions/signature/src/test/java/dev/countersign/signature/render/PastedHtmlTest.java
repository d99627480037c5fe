package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedHtmlTest {
  /** Outlook keeps its signatures so: every mail would have had a broken image. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada_files/logo.png",
        "file:///C:/Users/ada/Signatures/Ada_files/logo.png",
        "C:\\Users\\ada\\logo.png",
        "logo.png",
        "./img/logo.png"
      })
  void anImageOnTheAuthorsComputerIsRefused(String address) {
    assertRefused("<p>Ada</p>\n<p><img src='" + address + "'></p>", "Line 2: ", "\"cid:logo.png\"");
    assertRefused("<table background='" + address + "'></table>", "\"logo.png\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://brightwater.example/logo.png",
        "HTTP://brightwater.example/logo.png",
        "//brightwater.example/logo.png",
        "cid:logo.png",
        "data:image/png;base64,AQID",
        "{{photo}}",
        ""
      })
  void anImageThatEverybodySeesIsNot(String address) {
    assertThatCode(() -> PastedHtml.check("<img src='" + address + "'>"))
        .doesNotThrowAnyException();
  }

  /** Word divides text where its spelling was looked at. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>{<span>{displayName}</span>}</p>",
        "<p>{<b>{</b>displayName}}</p>",
        "<p>{{mail}} {{displayName}<i>}</i></p>"
      })
  void bracesWithFormattingBetweenAreRefused(String html) {
    assertRefused(html, "Type the field anew");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>{{mail}} {x} {{#city}}<b>{{city}}</b>{{/city}}</p>",
        "<style>a{b{c:d}}</style><p>{{mail}}</p>"
      })
  void otherBracesAreNot(String html) {
    assertThatCode(() -> PastedHtml.check(html)).doesNotThrowAnyException();
  }

  private static void assertRefused(String html, String... because) {
    assertThatThrownBy(() -> PastedHtml.check(html))
        .isInstanceOfSatisfying(
            InvalidTemplateException.class,
            refused -> assertThat(refused.publicText()).contains(because));
  }
}
