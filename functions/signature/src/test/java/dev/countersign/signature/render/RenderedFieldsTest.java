package dev.countersign.signature.render;

import static dev.countersign.signature.render.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.RenderedSignature;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a directory holds may be anything. */
class RenderedFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Ada \u202Egnp.exe!Ada gnp.exe",
        "\u2066Ada!Ada",
        "Gate 4\u2028Harbour Road 1!Gate 4, Harbour Road 1",
        "A\uD800da!Ada",
        "\u05E2\u200Fx!\u05E2\u200Fx",
      })
  void takesNothingFromAFieldThatReachesBeyondIt(String value, String shown) {
    assertThat(render("{{displayName}}", Map.of("displayName", value)).text())
        .isEqualTo(shown + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"\u00A0", "\u200B\uFEFF", "\u2028"},
      ignoreLeadingAndTrailingWhitespace = false)
  void takesAFieldWithNothingToSeeForEmpty(String value) {
    assertThat(render("T {{businessPhone}}<br>x", Map.of("businessPhone", value)).text())
        .isEqualTo("x\n");
  }

  @Test
  void cutsAFieldThatIsLongerThanADirectoryHasThem() {
    assertThat(render("{{city}}", Map.of("city", "x".repeat(30_000))).text().strip())
        .isEqualTo("x".repeat(Placeholder.LONGEST_VALUE));
  }

  @Test
  void writesAsciiOnly() {
    RenderedSignature signature =
        render(
            "<!-- ü --><style>/* ü */</style>{{city}} ü 😀 <img alt=ü>",
            Map.of("city", "Zürich 😀"));

    assertThat(signature.html()).matches("\\p{ASCII}*").contains("Z&#xfc;rich &#x1f600;");
    assertThat(signature.text()).startsWith("Zürich 😀 ü 😀");
  }
}
