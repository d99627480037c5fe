package dev.countersign.signature.render;

import static dev.countersign.signature.render.Rendering.ADA;
import static dev.countersign.signature.render.Rendering.RENDERER;
import static dev.countersign.signature.render.Rendering.render;
import static dev.countersign.signature.render.Rendering.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The version for messages in plain text. */
class RenderedTextTest {
  @Test
  void makesTheTextFromTheHtml() {
    assertThat(
            text(
                "<p><b>{{displayName}}</b><br>{{jobTitle}} | {{department}}</p><p>&nbsp;</p>"
                    + "<table><tr><td>T</td><td>{{businessPhone}}</td></tr></table>"
                    + "<img src=\"https://example.com/l.png\" alt=\"Logo\">"
                    + "<a href=\"https://example.com/\">Our site</a>, "
                    + "<a href=\"https://www.example.com\">example.com</a>, "
                    + "<a href=\"mailto:{{mail}}\">{{mail}}</a>"))
        .isEqualTo(
            """
            Ada Köhler
            Head of R&D

            T +49 (341) 12 34-5
            Our site <https://example.com/>, example.com, ada@brightwater.example
            """);
  }

  @Test
  void marksTheItemsOfListsInTheText() {
    assertThat(
            text(
                "<ul><li>One</li><li><p>Two</p><ul><li>Inner</li></ul></li></ul>"
                    + "<ol><li>First</li><li>Second</li></ol>"))
        .isEqualTo("- One\n- Two\n- Inner\n1. First\n2. Second\n");
  }

  @Test
  void namesAnImageInTheTextThatIsALink() {
    assertThat(
            text(
                "<a href=\"https://example.com/fair\"><img src=\"https://example.com/f.png\""
                    + " alt=\"Meet us at the fair\"></a>"
                    + "<br><a href=\"https://example.com/\"><img src=\"https://example.com/x.png\"></a> Ada"))
        .isEqualTo("Meet us at the fair <https://example.com/fair>\nAda\n");
  }

  @Test
  void leavesWhatIsHiddenOutOfTheText() {
    assertThat(
            text(
                "<div style=\"display: none\">one</div><span hidden>two</span>"
                    + "<p style=\"visibility:hidden\">three</p>Ada"))
        .isEqualTo("Ada\n");
  }

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

  @Test
  void rendersTheTextTemplateThatIsGiven() {
    SignatureTemplate template =
        SignatureTemplate.parse(
            "main:1",
            "x",
            "-- \n{{displayName}}\nM {{mobilePhone}}\n\n{{city}}, {{country}}\n{{jobTitle}}\n",
            List.of());

    assertThat(RENDERER.render(template, ADA).text())
        .isEqualTo("-- \nAda Köhler\n\nLeipzig\nHead of R&D\n");
  }

  @Test
  void joinsTheLinesOfAStreetAddress() {
    Map<String, String> fields = Map.of("streetAddress", "Gate 4\r\nHarbour Road 1");

    assertThat(render("{{streetAddress}}", fields).text()).isEqualTo("Gate 4, Harbour Road 1\n");
  }
}
