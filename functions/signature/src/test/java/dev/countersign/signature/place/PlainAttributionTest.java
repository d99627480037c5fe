package dev.countersign.signature.place;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In capitals the same attribution is not plain: all the other rules are asked, and agree. */
class PlainAttributionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Sun, 22 Nov 2026 at 16:30, Grace Okafor <grace@customer.example> wrote:\r\n",
        "  On 22.11.26 Otto wrote: \n",
        "On Nov 22, 2026, Otto &lt;otto@customer.example&gt;\nwrote:",
        "On 2026-11-22, otto@customer.example wrote:"
      })
  void is(String line) {
    assertThat(PlainAttribution.is(line, 0, line.length())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Once more, 22 Nov 2026, Otto wrote:",
        "On Monday Otto wrote:",
        "On 22 Nov 2026 J\u00f6rg wrote:",
        "On Monday O&#39;&#39;Neil wrote:",
        "On 22 Nov 2026 --- Otto wrote:",
        "On 22 Nov 2026 Otto rewrote:",
        "On 22 Nov 2026 Otto wrote",
        "On 22 Nov 2026\u001b$B Otto wrote:",
        "On wrote:",
        "On ",
        " "
      })
  void isNot(String line) {
    assertThat(PlainAttribution.is(line, 0, line.length())).isFalse();
  }

  @Test
  void hasTheNameOfTheFirstRow() {
    assertThat(PlainAttribution.NAME).isEqualTo(AttributionRows.rule(0).name());
  }

  static Stream<Sample> samples() {
    return Stream.of("text-samples.txt", "html-samples.txt")
        .flatMap(file -> Sample.read(file).stream());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void allRulesAgreeInTheSample(Sample sample) {
    assertAllRulesAgree(sample.view());
  }

  @Provide
  Arbitrary<String> bodies() {
    List<String> pieces =
        List.of(
            "On 1.1.2026 9:12 Otto wrote:\n",
            "On 1 Nov 2026, Otto Fuchs\n<otto@example.org> wrote:\n",
            "On ",
            "2026 ",
            "12:30 ",
            "- ",
            "-- ",
            "Otto wrote:\n",
            "wrote:<br>\n",
            "Hello,\n",
            "Friday suits me.\n",
            "\n",
            "<p>",
            "</p>",
            "<div class=\"gmail_quote\">",
            "<div class=\"moz-cite-prefix\">",
            "<blockquote type=\"cite\">",
            "</blockquote>",
            "</div>",
            "> quoted\n",
            "From: o@example.org\n",
            "Sent: 1 Nov 2026\n",
            "-----Original Message-----\n",
            "_".repeat(32) + "\n",
            "&nbsp;",
            "\u00c3\u00a9");
    return Arbitraries.of(pieces).list().ofMaxSize(20).map(list -> String.join("", list));
  }

  @Property(tries = 3000)
  void allRulesAgree(@ForAll("bodies") String body) {
    assertAllRulesAgree(body);
  }

  private static void assertAllRulesAgree(String body) {
    String other = body.replace("wrote:", "WROTE:");

    assertThat(TextPlaces.find(body, UTF_8)).isEqualTo(TextPlaces.find(other, UTF_8));
    assertThat(html(body)).isEqualTo(html(other));
  }

  private static Place html(String view) {
    return HtmlPlaces.find(view, view.getBytes(ISO_8859_1), UTF_8);
  }
}
