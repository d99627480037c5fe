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
  void namesAddressesAndNumbersBehindLinksThatDoNotShowThem() {
    assertThat(
            text(
                "<a href=\"mailto:{{mail}}?subject=Hi\">Write to me</a><br>"
                    + "<a href=\"tel:{{businessPhone}}\">Call me</a><br>"
                    + "<a href=\"tel:{{businessPhone}}\">T {{businessPhone}}</a><br>"
                    + "<a href=\"MAILTO:{{mail}}\">E {{mail}}</a><br>"
                    + "<a href=\"HTTPS://example.com/\">Our site</a><br>"
                    + "<a href=\"mailto:{{mail}}\"><img src=\"https://example.com/m.png\" alt=\"M\"></a>"))
        .isEqualTo(
            """
            Write to me <ada@brightwater.example>
            Call me <+49(341)1234-5>
            T +49 (341) 12 34-5
            E ada@brightwater.example
            Our site <HTTPS://example.com/>
            """);
  }

  @Test
  void namesWhereToChatAndText() {
    assertThat(
            text(
                "<a href=\"sip:{{mail}}\">Chat</a><br><a href=\"sms:{{businessPhone}}?body=Hi\">Text</a>"
                    + "<br><a href=\"callto:{{businessPhone}}\">Call</a>"
                    + "<br><a href=\"SMS:{{businessPhone}}\">{{businessPhone}}</a>"))
        .isEqualTo(
            """
            Chat <ada@brightwater.example>
            Text <+49(341)1234-5>
            Call <+49(341)1234-5>
            +49 (341) 12 34-5
            """);
  }

  /** What a style keeps apart has no blank between. */
  @Test
  void setsABlankWhereAStyleDoes() {
    assertThat(
            text(
                "<b>T</b>{{businessPhone}}<b style=\"color:red;padding-left:12px\">E</b>{{mail}}<br>"
                    + "{{givenName}}<i style=\"margin: 0 6px;\">|</i>{{city}}<br>"
                    + "<i style=\"padding-right:.5em\">{{givenName}}</i>{{city}}<br>"
                    + "<i style=\"padding:4px 0;margin:0\">Bright</i>water<i style='padding-left:0'>s</i>"))
        .isEqualTo(
            """
            T+49 (341) 12 34-5 Eada@brightwater.example
            Ada | Leipzig
            Ada Leipzig
            Brightwaters
            """);
  }

  /** Icons in a row have no blanks between them, or their padding is one. */
  @Test
  void setsABlankBehindAnAddressThatWordsFollow() {
    assertThat(
            text(
                "<a href=\"https://a.example/\"><img src=\"https://example.com/a.png\" alt=\"A\"></a>"
                    + "<a href=\"https://b.example/\"><img src=\"https://example.com/b.png\" alt=\"B\"></a>"
                    + ", <a href=\"mailto:{{mail}}\">Write</a>!<br>(<a href=\"tel:1\">Call</a>)"
                    + "&nbsp;<a href=\"https://b.example/\">B</a>&nbsp;| {{city}}"))
        .isEqualTo(
            "A <https://a.example/> B <https://b.example/>, Write <ada@brightwater.example>!\n"
                + "(Call <1>) B <https://b.example/> | Leipzig\n");
  }

  @Test
  void breaksLinesWhereAStyleDoes() {
    assertThat(
            text(
                "<table><tr><td><span style=\"color:red;display:block\">{{givenName}}</span>"
                    + "<span style=\"DISPLAY: block;\">{{city}}</span></td><td>x</td></tr></table>"
                    + "<pre>one\ntwo</pre><span style=\"white-space:pre-line\">a\nb</span>"))
        .isEqualTo("Ada\nLeipzig\nx\none\ntwo\na\nb\n");
  }

  @Test
  void takesNoTitleOfADocumentForText() {
    assertThat(text("<html><head><title>Mine</title></head><p>{{city}}</p></html>"))
        .isEqualTo("Leipzig\n");
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
