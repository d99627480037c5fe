package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTemplateTest {

  private static String refusal(String html, @Nullable String text) {
    InvalidTemplateException refusal =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            InvalidTemplateException.class,
            () -> SignatureTemplate.parse("main:1", html, text, List.of()));
    assertThat(refusal).as("refusal of %s", html).isNotNull();
    return refusal.publicText();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "{{displayname}}!Line 1: there is no field \"displayname\". Did you mean \"displayName\"?",
        "{{#nick}}x{{/nick}}!Line 1: there is no field \"nick\".",
        "{{{city}}}!Line 1: {{{city}} is not offered here; use {{field}}.",
        "{{&city}}!Line 1: {{&city}} is not offered here; use {{field}}.",
        "{{>footer}}!Line 1: {{>footer}} is not offered here; use {{field}}.",
        "{{=<% %>=}}!Line 1: {{=<% %>=}} is not offered here; use {{field}}.",
        "{{city!Line 1: a {{ has no }}.",
        "{{<span class=SpellE>city</span>}}!Line 1: {{<span class=SpellE>city</span>}} has formatting inside. Type it anew, without: {{city}}.",
        "{{ci<b>ty</b>}}!Line 1: {{ci<b>ty</b>}} has formatting inside. Type it anew, without: {{city}}.",
        "{{}}!Line 1: {{ and }} must stand around the name of a field, on one line.",
        "{{extensionAttribute16}}!Line 1: there is no field \"extensionAttribute16\".",
        "{{#city}}x!A section does not open and close as it should",
        "x{{/city}}!A section does not open and close as it should",
        "<a href=\"javascript:f('{{city}}')\">x</a>!Line 1: the field \"city\" cannot stand in href of <a>: an address with a field has to begin with https:, http:, mailto:, tel:, sms:, sip:, callto: or with the field.",
        "<a href=\"skype:{{city}}\">x</a>!Line 1: the field \"city\" cannot stand in href of <a>: an address with a field has to begin with https:, http:, mailto:, tel:, sms:, sip:, callto: or with the field.",
        "<p style=\"color:{{city}}\">x</p>!Line 1: the field \"city\" cannot stand in style=\"…\".",
        "<p onclick=\"f('{{city}}')\">x</p>!Line 1: the field \"city\" cannot stand in onclick=\"…\".",
        "<p {{city}}>x</p>!Line 1: the field \"city\" cannot stand in the name of an attribute.",
        "<p{{city}}>x</p>!Line 1: the field \"city\" cannot stand in the name of an element.",
        "<style>{{city}}</style>!Line 1: the field \"city\" cannot stand in a style or script.",
        "<script>{{city}}</script>!Line 1: the field \"city\" cannot stand in a style or script.",
        "<img src=\"cid:logo\">!Line 1: The HTML shows the image \"logo\", which is not in the template.",
        "<img src=\"cid:{{city}}\">!Line 1: the field \"city\" cannot stand in src of <img>: an address with a field has to begin with https:",
      })
  void refusesWithWhatAndWhere(String html, String expected) {
    assertThat(refusal(html, null)).startsWith(expected);
  }

  @Test
  void refusesAFieldInAComment() {
    assertThat(refusal("<!-- {{city}} -->", null))
        .isEqualTo("Line 1: the field \"city\" cannot stand in a comment.");
  }

  @Test
  void namesTheLine() {
    assertThat(refusal("<p>\n{{city}}\n<b>{{town}}</b></p>", null)).startsWith("Line 3: ");
    assertThat(refusal("x", "{{city}}\n{{town}}")).startsWith("Line 2: ");
    assertThat(refusal("x\n<p style='{{city}}'>", null)).startsWith("Line 2: ");
  }

  @Test
  void refusesAFieldInABranchThatIsSeldomShown() {
    assertThat(refusal("{{^city}}<p style=\"x:{{state}}\">x</p>{{/city}}", null))
        .contains("\"state\"");
  }

  @Test
  void refusesATemplateThatIsTooLong() {
    assertThatExceptionOfType(InvalidTemplateException.class)
        .isThrownBy(() -> SignatureTemplate.parse("main:1", "x".repeat(200_001), null, List.of()));
  }

  @Test
  void refusesATemplateThatIsTooDeep() {
    assertThat(refusal("<table><tr><td>".repeat(100), null)).startsWith("More than 250 elements");
  }

  @Test
  void takesEveryFieldOfTheDirectory() {
    Set<String> texts = new TreeSet<>(DirectoryFields.names());
    texts.remove(DirectoryFields.PHOTO);
    for (String field : texts) {
      SignatureTemplate.parse("main:1", "{{" + field + "}}", "{{" + field + "}}", List.of());
    }
    assertThat(DirectoryFields.names()).hasSize(35);
  }

  @Test
  void takesThePhotoAsAnImage() {
    String html =
        "{{#photo}}<p>\n<img width=\"96\" src=\" {{ photo }}\"></p>{{/photo}}{{^photo}}-{{/photo}}";
    SignatureTemplate.parse("main:1", html, "{{#photo}}Smiling{{/photo}}", List.of());
    assertThat(SignatureTemplate.shows(html, DirectoryFields.PHOTO)).isTrue();
    assertThat(SignatureTemplate.shows("{{#photo}}Smiling{{/photo}}", DirectoryFields.PHOTO))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n{{photo}}",
        "\n<a href=\"{{photo}}\">x</a>",
        "\n<img src=\"https://example.com/{{photo}}\">",
        "\n<img src=\"x\" alt=\"{{photo}}\">",
        "\n<table background=\"{{photo}}\"></table>"
      })
  void refusesThePhotoAnywhereElse(String html) {
    assertThatExceptionOfType(InvalidTemplateException.class)
        .isThrownBy(() -> SignatureTemplate.parse("main:1", html, null, List.of()))
        .withMessageContaining("<img src=\"{{photo}}\">")
        .withMessageContaining("2");
  }

  @Test
  void refusesThePhotoInText() {
    assertThatExceptionOfType(InvalidTemplateException.class)
        .isThrownBy(() -> SignatureTemplate.parse("main:1", "x", "{{photo}}", List.of()))
        .withMessageContaining("it is an image");
  }

  @Test
  void takesRemarks() {
    SignatureTemplate.parse("main:1", "{{! for the {{city}}x", null, List.of());
  }
}
