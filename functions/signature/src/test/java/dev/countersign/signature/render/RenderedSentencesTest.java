package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a disclaimer lost with an empty field made it say something else, or nothing at all. */
class RenderedSentencesTest {
  private static final String REST =
      " is confidential and may be read by nobody else; who is not meant is asked to delete it.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        // Words behind a field are no label's.
        "This message of the {{department}} department of Brightwater!This message of the department of Brightwater",
        "{{department}} mail of Brightwater!mail of Brightwater",
        "Mail from {{givenName}} in the {{department}} department!Mail from Ada in the department",
        "Mail of the {{department}} department in {{city}}!Mail of the department in Leipzig",
        // Between values they join them.
        "Mail of {{givenName}} from {{department}} and Brightwater!Mail of Ada and Brightwater",
        // Brackets, and what stands between commas, go whole.
        "Mail of {{givenName}} ({{department}})!Mail of Ada",
        "Mail of {{givenName}}, {{department}}, Brightwater,!Mail of Ada, Brightwater,",
        // A bar divides them from labels.
        "Fax {{faxNumber}} | This!This",
        "{{city}} | Fax {{faxNumber}} | This!Leipzig | This",
      })
  void theWordsOfASentenceStayWithoutAnEmptyField(String template, String expected) {
    assertThat(Rendering.inner(template + REST)).isEqualTo(expected + REST);
    assertThat(Rendering.inner("<table><tr><td>" + template + REST + "</td></tr></table>"))
        .contains("<td>" + expected + REST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Brightwater Instruments GmbH, registered office: Leipzig, court of registration: {{faxNumber}}, commercial register: HRB 12345, VAT {{department}}, chief executive: {{givenName}}"
            + "!Brightwater Instruments GmbH, registered office: Leipzig, commercial register: HRB 12345, chief executive: Ada",
        "Please call my assistant to make an appointment: {{faxNumber}}<br>{{city}}!Leipzig",
      })
  void aLabelGoesAlsoInALongLine(String template, String expected) {
    assertThat(Rendering.inner(template)).isEqualTo(expected);
  }
}
