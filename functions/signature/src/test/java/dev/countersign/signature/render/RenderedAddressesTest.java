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

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "https://wa.me/{{mobilePhone}}!https://wa.me/4917112345",
        "https://wa.me/{{mobilePhone}}?text=Hello%20{{givenName}}!https://wa.me/4917112345?text=Hello%20Ada",
        "https://api.whatsapp.com/send?phone={{mobilePhone}}!https://api.whatsapp.com/send?phone=4917112345",
        "https://example.com/wa.me/{{mobilePhone}}!https://example.com/wa.me/%2B49%20%280%29%20171%2F123-45",
      })
  void givesWhatsAppTheDigitsOfANumber(String address, String expected) {
    String html = "<a href=\"" + address + "\">WhatsApp</a>";
    assertThat(render(html, Map.of("mobilePhone", "+49 (0) 171/123-45", "givenName", "Ada")).html())
        .contains("<a href=\"" + expected + "\">WhatsApp</a>");
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
      quoteCharacter = '`',
      value = {
        "{{mobilePhone}} | <a href=\"https://example.com\">example.com</a>!<a href=\"https://example.com\">example.com</a>",
        "<a href=\"https://example.com\">example.com</a> | {{mobilePhone}}!<a href=\"https://example.com\">example.com</a>",
        "<a href=\"https://example.com\"><img src=\"https://example.com/f.png\"></a> <a href=\"{{extensionAttribute1}}\"><img src=\"https://example.com/l.png\"></a>!<a href=\"https://example.com\"><img src=\"https://example.com/f.png\"></a>",
        "<a href=\"tel:{{businessPhone}}\"><img src=\"https://example.com/t.png\"></a> <a href=\"tel:{{mobilePhone}}\"><img src=\"https://example.com/m.png\"></a>!<a href=\"tel:+49(341)1234-5\"><img src=\"https://example.com/t.png\"></a>",
        "<a href=\"mailto:{{mail}}\">Write</a> {{mobilePhone}}!<a href=\"mailto:ada@brightwater.example\">Write</a>",
        "<img src=\"https://example.com/{{city}}.png\"> {{mobilePhone}}!<img src=\"https://example.com/Leipzig.png\">",
        "{{city}}<br><a href=\"https://example.com\">{{mobilePhone}}</a>!Leipzig",
      })
  void aLinkIsNoLabelOfTheEmptyFieldBesideIt(String template, String expected) {
    assertThat(inner(template)).isEqualTo(expected);
  }

  @Test
  void aBackgroundWithoutItsAddressTakesNothingWithIt() {
    assertThat(inner("<div background=\"https://example.com/{{country}}.png\">{{givenName}}</div>"))
        .isEqualTo("<div>Ada</div>");
  }

  @Test
  void aFieldBeginsAnAddressThatGoesOn() {
    assertThat(
            render(
                    "<a href=\"{{extensionAttribute1}}?utm_source={{city}}\">Book</a>",
                    Map.of("extensionAttribute1", "example.com/ada", "city", "Bad Ems"))
                .html())
        .contains("<a href=\"https://example.com/ada?utm_source=Bad%20Ems\">Book</a>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "+49 (0) 341 12!tel:+4934112",
        "+49(0)341/12-3!tel:+4934112-3",
        "(0341) 12!tel:(0341)12",
        "+1 (425) 555-0100 x12!tel:+1(425)555-0100;ext=12",
        "+1 425 555 0100 ext. 12!tel:+14255550100;ext=12",
      })
  void dialsWhatANumberMeans(String value, String expected) {
    assertThat(
            render("<a href=\"tel:{{businessPhone}}\">T</a>", Map.of("businessPhone", value))
                .html())
        .contains("<a href=\"" + expected + "\">T</a>");
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
