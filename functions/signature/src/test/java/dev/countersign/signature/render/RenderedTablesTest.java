package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was to be seen in pictures of tables that had lost a row, a cell or a line. */
class RenderedTablesTest {
  /** The row below stood beside the photo, and its rule with it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "<td rowspan=\"3\">{{givenName}}</td><td>{{jobTitle}}</td></tr><tr><td>{{department}}</td></tr><tr><td>{{mail}}</td></tr><tr><td colspan=\"2\">{{city}}</td>"
            + "!<td rowspan=\"2\">Ada</td><td>Head of R&amp;D</td></tr><tr><td>ada@brightwater.example</td></tr><tr><td colspan=\"2\">Leipzig</td>",
        "<td rowspan=\"2\">{{givenName}}</td><td>{{jobTitle}}</td></tr><tr><td>{{department}}</td></tr><tr><td colspan=\"2\">{{city}}</td>"
            + "!<td rowspan=\"1\">Ada</td><td>Head of R&amp;D</td></tr><tr><td colspan=\"2\">Leipzig</td>",
        // One that ends above, one that is none, one that is no number.
        "<td rowspan=\"2\">{{givenName}}</td><td>{{jobTitle}}</td></tr><tr><td>{{mail}}</td></tr><tr><td rowspan=\"1\">{{department}}</td><td rowspan=\"x\">{{faxNumber}}</td></tr><tr><td>{{city}}</td>"
            + "!<td rowspan=\"2\">Ada</td><td>Head of R&amp;D</td></tr><tr><td>ada@brightwater.example</td></tr><tr><td>Leipzig</td>",
        // One of two spacers, too.
        "<td rowspan=\"5\">{{givenName}}</td><td>{{mail}}</td></tr><tr><td height=\"8\"></td></tr><tr><td>{{department}}</td></tr><tr><td height=\"8\"></td></tr><tr><td>{{city}}</td>"
            + "!<td rowspan=\"3\">Ada</td><td>ada@brightwater.example</td></tr><tr><td height=\"8\"></td></tr><tr><td>Leipzig</td>",
      })
  void aCellOverSeveralRowsGetsShorterWithThem(String rows, String expected) {
    assertThat(table(rows)).isEqualTo(expected);
  }

  /** The next number stood beside the label of the one that was empty. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "<td>T<br>M<br>E</td><td>{{businessPhone}}<br>{{mobilePhone}}<br>{{mail}}</td>"
            + "!<td>T<br>E</td><td>+49 (341) 12 34-5<br>ada@brightwater.example</td>",
        "<td>M<br>Fax<br><br>E</td><td></td><td>{{mobilePhone}}<br>{{faxNumber}}<br><br>{{mail}}</td>"
            + "!<td><br>E</td><td></td><td><br>ada@brightwater.example</td>",
        "<td> <p>M:</p> <p>E:</p> </td> <td><p>{{mobilePhone}}</p> <p>{{mail}}</p></td>"
            + "!<td>  <p>E:</p> </td> <td> <p>ada@brightwater.example</p></td>",
        "<td>T<br>M</td><td>{{faxNumber}}<br>{{mobilePhone}}</td></tr><tr><td colspan=\"2\">{{city}}</td>"
            + "!<td colspan=\"2\">Leipzig</td>",
        // Not where they are none, or of another number.
        "<td>Brightwater<br>Leipzig<br>Germany</td><td>{{businessPhone}}<br>{{mobilePhone}}</td>"
            + "!<td>Brightwater<br>Leipzig<br>Germany</td><td>+49 (341) 12 34-5</td>",
        "<td>{{givenName}}<br>{{city}}</td><td>{{businessPhone}}<br>{{mobilePhone}}</td>"
            + "!<td>Ada<br>Leipzig</td><td>+49 (341) 12 34-5</td>",
      })
  void aLabelStaysBesideItsOwnValue(String rows, String expected) {
    assertThat(table(rows)).isEqualTo(expected);
  }

  /** Two dividers stood side by side, or one where nothing was to divide. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        // First, last, and between two.
        "<td><img src=\"{{photo}}\"></td><td bgcolor=\"red\"></td><td>{{city}}</td>!<td>Leipzig</td>",
        "<td>{{city}}</td><td width=\"9\"></td><td bgcolor=\"red\">&nbsp;</td><td>{{faxNumber}}<br>{{department}}</td>!<td>Leipzig</td>",
        "<td>{{city}}</td><td width=\"9\"></td><td>{{faxNumber}}</td><td width=\"8\"></td><td>{{mail}}</td>!<td>Leipzig</td><td width=\"9\"></td><td>ada@brightwater.example</td>",
        "<td>{{city}}</td><td>{{faxNumber}}</td><td bgcolor=\"red\"></td><td>{{mail}}</td>!<td>Leipzig</td><td bgcolor=\"red\"></td><td>ada@brightwater.example</td>",
        "<td>{{city}}</td><td> </td><td>|</td><td> </td><td>{{faxNumber}}</td><td> </td><td>|</td><td> </td><td>{{mail}}</td>!<td>Leipzig</td><td> </td><td>|</td><td> </td><td>ada@brightwater.example</td>",
        "<td>{{faxNumber}}</td><td> </td><td>|</td><td> </td><td>{{mail}}</td>!<td>ada@brightwater.example</td>",
        "<td bgcolor=\"red\"></td><td>{{faxNumber}}</td><td>{{city}}</td>!<td bgcolor=\"red\"></td><td>Leipzig</td>",
        // A divider may be a thin image, and a picture is no divider.
        "<td>{{city}}</td><td><img src=\"https://example.com/d.png\" width=\"1\" height=\"60\"></td><td>{{faxNumber}}</td>!<td>Leipzig</td>",
        "<td>{{city}}</td><td style=\"background:url(https://example.com/d.png)\"></td><td>{{faxNumber}}</td>!<td>Leipzig</td><td style=\"background:url(https://example.com/d.png)\"></td>",
        // Rows of one cell are in line with anything, as are those that the cell reaches over.
        "<td>{{city}}</td><td></td><td>{{faxNumber}}</td></tr><tr><td colspan=\"3\">{{mail}}</td>!<td>Leipzig</td></tr><tr><td colspan=\"3\">ada@brightwater.example</td>",
        "<td rowspan=\"2\"><img src=\"{{photo}}\"></td><td>T</td><td>{{businessPhone}}</td></tr><tr><td>E</td><td>{{mail}}</td>!<td>T</td><td>+49 (341) 12 34-5</td></tr><tr><td>E</td><td>ada@brightwater.example</td>",
        "<td rowspan=\"2\"><img src=\"{{photo}}\"></td><td rowspan=\"2\" bgcolor=\"red\"></td><td>{{city}}</td></tr><tr><td>{{mail}}</td>!<td>Leipzig</td></tr><tr><td>ada@brightwater.example</td>",
      })
  void dividersGoWithTheCellBesideThem(String rows, String expected) {
    assertThat(table(rows)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "<td>T</td><td>{{businessPhone}}</td><td>M</td><td>{{mobilePhone}}</td></tr><tr><td>F</td><td>1</td><td>E</td><td>{{mail}}</td>"
            + "!<td>T</td><td>+49 (341) 12 34-5</td><td></td><td></td></tr><tr><td>F</td><td>1</td><td>E</td><td>ada@brightwater.example</td>",
        "<td>{{department}}</td><td>|</td><td>{{city}}</td></tr><tr><td>1</td><td></td><td>{{mail}}</td>"
            + "!<td></td><td></td><td>Leipzig</td></tr><tr><td>1</td><td></td><td>ada@brightwater.example</td>",
        "<td rowspan=\"2\"><img src=\"{{photo}}\"></td><td>T</td></tr><tr><td>{{city}}</td></tr><tr><td>E</td><td>{{mail}}</td>"
            + "!<td rowspan=\"2\"></td><td>T</td></tr><tr><td>Leipzig</td></tr><tr><td>E</td><td>ada@brightwater.example</td>",
      })
  void cellsStayWhereOthersAreInLineWithThem(String rows, String expected) {
    assertThat(table(rows)).isEqualTo(expected);
  }

  @Test
  void cellsStayWhereColumnsHaveAWidth() {
    assertThat(
            Rendering.inner(
                "<table><colgroup><col width=\"9\"></colgroup><tr><td>{{faxNumber}}</td><td>{{city}}</td></tr></table>"))
        .contains("<tr><td></td><td>Leipzig</td></tr>");
  }

  /** Icons in tables of their own, as some editors lay them out, and behind a thin image. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "<td><table><tr><td><span><img src=\"https://example.com/t.png\" width=\"13px\"></span></td></tr></table></td><td>{{mobilePhone}}</td></tr><tr><td>E</td><td>{{mail}}</td>"
            + "!<td>E</td><td>ada@brightwater.example</td>",
        "<td>Fax</td><td><img src=\"https://example.com/s.gif\" width=\"8\" height=\"1\"></td><td>{{faxNumber}}</td><td>{{mail}}</td>"
            + "!<td>ada@brightwater.example</td>",
        "<td>{{city}}</td></tr><tr><td>T</td><td>{{faxNumber}}</td><td><img src=\"https://example.com/s.gif\" width=\"8\" height=\"1\"></td><td>M</td><td>{{mobilePhone}}</td>"
            + "!<td>Leipzig</td>",
        "<td>{{city}}</td></tr><tr><td><img src=\"https://example.com/s.gif\" width=\"1\" height=\"9\"></td></tr><tr><td>{{faxNumber}}</td></tr><tr><td><img src=\"https://example.com/s.gif\" width=\"1\" height=\"9\"></td></tr><tr><td>{{mail}}</td>"
            + "!<td>Leipzig</td></tr><tr><td><img src=\"https://example.com/s.gif\" width=\"1\" height=\"9\"></td></tr><tr><td>ada@brightwater.example</td>",
      })
  void iconsAndSpacersGoWhateverTheyAreMadeOf(String rows, String expected) {
    assertThat(table(rows)).isEqualTo(expected);
  }

  /** An address of several lines was taken for a label of the cell beside it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "<td>Brightwater Instruments<br>Leipzig</td><td>{{faxNumber}}</td>!<td>Brightwater Instruments<br>Leipzig</td>",
        "<td>Brightwater Instruments makes instruments for the sea, and repairs whatever others have made.</td><td>{{faxNumber}}</td>"
            + "!<td>Brightwater Instruments makes instruments for the sea, and repairs whatever others have made.</td>",
        "<td>Fax number in Leipzig</td><td>{{faxNumber}}</td></tr><tr><td>{{city}}</td>!<td>Leipzig</td>",
      })
  void whatSaysSomethingKeepsItsRow(String rows, String expected) {
    assertThat(table(rows)).isEqualTo(expected);
  }

  /** Without the elements around the cells of the first row. */
  private static String table(String rows) {
    String inner = Rendering.inner("<table><tr>" + rows + "</tr></table>");
    return inner.replaceAll("^<table><tbody><tr>|</tr></tbody></table>$", "");
  }
}
