package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Templates made to cost time, as long as they may be: work that grows faster than they do would
 * take minutes. The limit is a safety net, not a measure.
 */
@Timeout(30)
class HostileTemplateTest {
  private static final int LENGTH = SignatureTemplate.LONGEST - 100;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "{{faxNumber}}~ ",
        "{{faxNumber}}~(",
        "{{faxNumber}}~,",
        "{{faxNumber}}~{{faxNumber}} | ",
        "<p>~<p>{{faxNumber}}</p><p>&nbsp;</p>",
        "<table>~<tr><td>{{faxNumber}}</td></tr>",
        "<table><tr>~<td>{{faxNumber}}</td>",
        "<table><tr><td>~<td></td><p>{{faxNumber}}</p><p>&nbsp;</p>",
        "{{faxNumber}}~<tr> -->",
      })
  void costsNoMoreThanItsLength(String start, String piece) {
    String html = start + piece.repeat(LENGTH / piece.length());

    assertThat(Rendering.inner(html)).doesNotContain("faxNumber");
  }
}
