package dev.countersign.signature.render;

import static dev.countersign.signature.render.Rendering.inner;
import static dev.countersign.signature.render.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields in the addresses of links and images. */
class RenderedAddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "<a href=\"mailto:{{mail}}\">{{mail}}</a>!<a href=\"mailto:ada@brightwater.example\">ada@brightwater.example</a>",
        "<a href=\"tel:{{businessPhone}}\">T</a>!<a href=\"tel:+49(341)1234-5\">T</a>",
        "<a href=\"https://example.com/?t={{jobTitle}}\">x</a>!<a href=\"https://example.com/?t=Head%20of%20R%26D\">x</a>",
        "{{city}} <a href=\"tel:{{mobilePhone}}\"><img src=\"https://example.com/m.png\"></a>!Leipzig",
        "{{city}}<br><a href=\"tel:{{mobilePhone}}\">Mobile</a>!Leipzig",
        "<img src=\"https://example.com/{{mail}}.png\" alt=\"{{jobTitle}}\">!<img src=\"https://example.com/ada%40brightwater.example.png\" alt=\"Head of R&amp;D\">",
      })
  void putsFieldsIntoAddresses(String template, String expected) {
    assertThat(inner(template)).isEqualTo(expected);
  }

  @Test
  void keepsAnIconWhoseLinkHasItsField() {
    assertThat(
            inner("<a href=\"tel:{{businessPhone}}\"><img src=\"https://example.com/t.png\"></a>"))
        .contains("<img src=\"https://example.com/t.png\">");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "https://example.com/ada!https://example.com/ada",
        "example.com/ada!https://example.com/ada",
        "mailto:ada@example.com!mailto:ada@example.com",
      })
  void takesAWholeAddressFromAField(String value, String expected) {
    String html =
        render("<a href=\"{{extensionAttribute1}}\">Book</a>", Map.of("extensionAttribute1", value))
            .html();

    assertThat(html).contains("<a href=\"" + expected + "\">Book</a>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "file:///etc/passwd",
      })
  void takesNoOtherAddressFromAField(String value) {
    String html =
        render("<a href=\"{{extensionAttribute1}}\">Book</a>", Map.of("extensionAttribute1", value))
            .html();

    assertThat(html).contains("<a>Book</a>").doesNotContainIgnoringCase("script:");
  }
}
