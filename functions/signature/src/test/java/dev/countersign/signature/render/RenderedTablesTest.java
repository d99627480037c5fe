package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

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

  /** Without the elements around the cells of the first row. */
  private static String table(String rows) {
    String inner = Rendering.inner("<table><tr>" + rows + "</tr></table>");
    return inner.replaceAll("^<table><tbody><tr>|</tr></tbody></table>$", "");
  }
}
