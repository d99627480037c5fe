package dev.countersign.signature.render;

import static dev.countersign.signature.render.Rendering.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The text version of tables, which most signatures are made of. */
class RenderedTextOfTablesTest {
  @Test
  void setsCellsOfSeveralLinesBelowOneAnother() {
    assertThat(
            text(
                "<table><tr><td>{{displayName}}<br>{{jobTitle}}</td>"
                    + "<td>{{businessPhone}}<br>{{mail}}</td></tr></table>"))
        .isEqualTo(
            """
            Ada Köhler
            Head of R&D
            +49 (341) 12 34-5
            ada@brightwater.example
            """);
  }

  /** Word has a paragraph in each cell. */
  @Test
  void setsCellsOfOneParagraphSideBySide() {
    assertThat(
            text(
                "<table><tr><td><p>T</p></td>\n<td> <p>{{businessPhone}}<o:p></o:p></p> </td></tr>"
                    + "<tr><td><div><p>M</p><br></div></td><td><table><tr><td><p>{{mail}}</p></td></tr></table></td></tr>"
                    + "<tr><td><p>A</p></td><td><p>{{city}}</p><p>Germany</p></td></tr></table>"))
        .isEqualTo(
            """
            T +49 (341) 12 34-5
            M ada@brightwater.example
            A
            Leipzig
            Germany
            """);
  }

  @Test
  void leavesEmptyCellsBesideOthersOutOfTheText() {
    assertThat(
            text(
                "<table><tr><td>&nbsp;</td><td>&nbsp;&nbsp;</td><td>T</td><td>&nbsp;</td><td>{{businessPhone}}</td></tr>"
                    + "<tr><td><p>&nbsp;</p></td><td>{{city}}</td></tr>"
                    + "<tr><td>&nbsp;</td></tr><tr><td><img src=\"https://example.com/m.png\"></td><td>{{mail}}</td></tr></table>"))
        .isEqualTo(
            """
            T +49 (341) 12 34-5
            Leipzig

            ada@brightwater.example
            """);
  }
}
