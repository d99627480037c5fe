package dev.countersign.signature.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.place.ElementRule.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPlacesTest {

  static List<Sample> samples() {
    return Sample.read("html-samples.txt");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void findsThePlaceInTheSample(Sample sample) {
    assertThat(Sample.findInHtml(sample.view(), StandardCharsets.UTF_8)).isEqualTo(sample.place());
  }

  @Test
  void everyRuleHasASample() {
    assertThat(samples().stream().map(Sample::marker).collect(Collectors.toSet()))
        .containsAll(
            Arrays.stream(ElementRows.ALL)
                .filter(rule -> !List.of(Role.OWN, Role.SIGNATURE).contains(rule.role()))
                .map(ElementRule::name)
                .toList());
  }

  @Test
  void partsOfValuesAreWrittenAsTheyAreCompared() {
    assertThat(ElementRows.ALL)
        .allSatisfy(
            rule ->
                assertThat(rule.parts())
                    .allSatisfy(
                        part ->
                            assertThat(ElementRule.squeeze(part, 0, part.length()))
                                .isEqualTo(part)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- </blockquote> -->",
        "<b title='</blockquote>'>",
        "<style></blockquote></style>",
        "<BLOCKQUOTE>a</BLOCKQUOTE>",
        "<blockquotes>"
      })
  void theNameOfAQuoteInsideOfItEndsItNowhereElse(String inside) {
    String quote = "<p>Yes.</p><blockquote type=\"cite\">No?" + inside + " Or?</blockquote>";
    for (String html : List.of(quote, quote + "<p>Neither, since nobody has asked me.</p>")) {
      byte[] octets = html.getBytes(StandardCharsets.ISO_8859_1);

      assertThat(HtmlPlaces.find(html, octets, StandardCharsets.UTF_8))
          .isEqualTo(HtmlPlaces.exactly(html, octets, StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<blockquote>No?<table><tr><td><div></blockquote>",
        "<blockquote>No?<table><tr><td>Or?</td></tr></table></blockquote>",
        "<table><tr><td><blockquote>No?<table><tr><td>Or?</td></tr></table></blockquote></td></tr>"
      })
  void aQuoteIsNotSkippedWithinItsTables(String quote) {
    String html = "&gt; Why?<br>Yes. " + quote;
    byte[] octets = html.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(HtmlPlaces.find(html, octets, StandardCharsets.UTF_8))
        .isEqualTo(HtmlPlaces.exactly(html, octets, StandardCharsets.UTF_8));
  }
}
