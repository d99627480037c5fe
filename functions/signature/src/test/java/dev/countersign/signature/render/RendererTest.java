package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendererTest {

  private static final Map<String, String> ADA =
      Map.of(
          "displayName", "Ada Köhler",
          "givenName", "Ada",
          "jobTitle", "Head of R&D",
          "mail", "ada@brightwater.example",
          "businessPhone", "+49 (341) 12 34-5",
          "city", "Leipzig");

  private final Renderer renderer = new Renderer();

  private RenderedSignature render(String html, Map<String, String> fields) {
    return renderer.render(SignatureTemplate.parse("main:1", html, null, List.of()), fields);
  }

  private String inner(String html) {
    String whole = render(html, ADA).html();
    return whole.substring(whole.indexOf("</a>") + 4, whole.length() - "</div>".length());
  }

  private String text(String html) {
    return render(html, ADA).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "<b>{{displayName}}</b>!<b>Ada K&#xf6;hler</b>",
        "{{jobTitle}}!Head of R&amp;D",
        // A line goes with its field.
        "{{givenName}}<br>Mobile {{mobilePhone}}<br>{{city}}!Ada<br>Leipzig",
        "{{givenName}}<br>Mobile {{mobilePhone}}!Ada",
        "Mobile {{mobilePhone}}<br>{{city}}!Leipzig",
        "<p>{{givenName}}</p><p>Mobile <b>{{mobilePhone}}</b></p>!<p>Ada</p>",
        "<div><div>Fax {{faxNumber}}</div></div>{{city}}!Leipzig",
        "{{givenName}}<br><img src=\"https://example.com/m.png\"> {{mobilePhone}}!Ada",
        // A separator goes with its field.
        "{{jobTitle}} | {{department}}!Head of R&amp;D",
        "{{department}} | {{jobTitle}}!Head of R&amp;D",
        "{{givenName}} | {{department}} | {{city}}!Ada | Leipzig",
        "<b>{{givenName}}</b> &bull; <i>{{department}}</i> &bull; {{city}}!<b>Ada</b> &#x2022; Leipzig",
        "T {{businessPhone}} | M {{mobilePhone}} | F {{faxNumber}}!T +49 (341) 12 34-5",
        "{{postalCode}} {{city}}, {{country}}!Leipzig",
        "{{streetAddress}}, {{postalCode}} {{city}}!Leipzig",
        "{{givenName}} - {{department}} - {{city}}!Ada - Leipzig",
        "| {{department}} | {{city}} |!| Leipzig |",
        // The words before a field are its label.
        "{{givenName}} {{surname}}!Ada",
        "{{surname}} {{givenName}}!Ada",
        "T {{businessPhone}} M {{mobilePhone}}!T +49 (341) 12 34-5",
        "{{givenName}} ({{department}})!Ada",
        "{{givenName}} ({{department}}) in {{city}}!Ada in Leipzig",
        // Rows and list items.
        "<table><tr><td>T</td><td>{{businessPhone}}</td></tr><tr><td>M</td><td>{{mobilePhone}}</td></tr></table>!<table><tbody><tr><td>T</td><td>+49 (341) 12 34-5</td></tr></tbody></table>",
        "<table><tr><td>M</td><td>{{mobilePhone}}</td></tr></table>{{city}}!Leipzig",
        "<table><tr><td><img src=\"https://example.com/l.png\"></td><td>{{mobilePhone}}</td></tr></table>!<table><tbody><tr><td><img src=\"https://example.com/l.png\"></td><td></td></tr></tbody></table>",
        "<ul><li>{{city}}</li><li>Fax {{faxNumber}}</li></ul>!<ul><li>Leipzig</li></ul>",
        "<ul><li>Fax {{faxNumber}}</li></ul>{{city}}!Leipzig",
        // Sections.
        "{{#department}}In {{department}}, {{/department}}{{city}}!Leipzig",
        "{{^department}}Everywhere{{/department}}!Everywhere",
        "{{#city}}In {{city}}{{/city}}!In Leipzig",
      })
  void closesTheGapsOfEmptyFields(String template, String expected) {
    assertThat(inner(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "<a href=\"mailto:{{mail}}\">{{mail}}</a>!<a href=\"mailto:ada@brightwater.example\">ada@brightwater.example</a>",
        "<a href=\"tel:{{businessPhone}}\">T</a>!<a href=\"tel:+49(341)1234-5\">T</a>",
        "<a href=\"https://example.com/?t={{jobTitle}}\">x</a>!<a href=\"https://example.com/?t=Head%20of%20R%26D\">x</a>",
        "{{city}} <a href=\"tel:{{mobilePhone}}\"><img src=\"https://example.com/m.png\"></a>!Leipzig",
        "{{city}}<br><a href=\"tel:{{mobilePhone}}\">Mobile</a>!Leipzig",
        "<img src=\"https://example.com/{{mail}}.png\" alt=\"{{jobTitle}}\">!<img src=\"https://example.com/ada%40brightwater.example.png\" alt=\"Head of R&amp;D\">",
      })
  void putsFieldsIntoAddresses(String template, String expected) {
    assertThat(inner(template)).isEqualTo(expected);
  }

  @Test
  void keepsAnIconWhoseLinkHasItsField() {
    assertThat(
            inner("<a href=\"tel:{{businessPhone}}\"><img src=\"https://example.com/t.png\"></a>"))
        .contains("<img src=\"https://example.com/t.png\">");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "https://example.com/ada!https://example.com/ada",
        "example.com/ada!https://example.com/ada",
        "mailto:ada@example.com!mailto:ada@example.com",
      })
  void takesAWholeAddressFromAField(String value, String expected) {
    String html =
        render("<a href=\"{{extensionAttribute1}}\">Book</a>", Map.of("extensionAttribute1", value))
            .html();

    assertThat(html).contains("<a href=\"" + expected + "\">Book</a>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "file:///etc/passwd",
      })
  void takesNoOtherAddressFromAField(String value) {
    String html =
        render("<a href=\"{{extensionAttribute1}}\">Book</a>", Map.of("extensionAttribute1", value))
            .html();

    assertThat(html).contains("<a>Book</a>").doesNotContainIgnoringCase("script:");
  }

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

    assertThat(renderer.render(template, ADA).text())
        .isEqualTo("-- \nAda Köhler\n\nLeipzig\nHead of R&D\n");
  }

  @Test
  void joinsTheLinesOfAStreetAddress() {
    Map<String, String> fields = Map.of("streetAddress", "Gate 4\r\nHarbour Road 1");

    assertThat(render("{{streetAddress}}", fields).text()).isEqualTo("Gate 4, Harbour Road 1\n");
  }

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

  @Test
  void keepsOutlooksConditionalComments() {
    assertThat(inner("<!--[if mso]><b>x</b><![endif]-->{{city}}<![if !mso]><i>y</i><![endif]>"))
        .isEqualTo(
            "<!--[if mso]><b>x</b><![endif]-->Leipzig<!--[if !mso]><!--><i>y</i><!--<![endif]-->");
  }

  @Test
  void takesTheBodyOfAWholeDocument() {
    assertThat(
            inner(
                "<!DOCTYPE html><html><head><title>T</title><style>p{margin:0}</style></head>"
                    + "<body><p>{{city}}</p></body></html>"))
        .isEqualTo("<style>p{margin:0}</style><p>Leipzig</p>");
  }

  @Test
  void carriesTheImagesThatAreShownAndNoOthers() {
    InlineImage logo = new InlineImage("logo.png", "image/png", new byte[] {1});
    InlineImage phone = new InlineImage("phone.png", "image/png", new byte[] {2});
    InlineImage other = new InlineImage("other.png", "image/png", new byte[] {3});
    SignatureTemplate template =
        SignatureTemplate.parse(
            "main:1",
            "<img src=\"cid:logo.png\"><br><img src='cid:phone.png'> {{mobilePhone}}",
            null,
            List.of(logo, phone, other));

    assertThat(renderer.render(template, ADA).images()).containsExactly(logo);
  }

  @Test
  void marksTheSignatureOfASender() {
    String first = render("{{city}}", ADA).html();
    String marker = SignatureMarker.of("ADA@brightwater.example", "main:7");

    assertThat(SignatureMarker.in(first)).containsExactly(marker);
    assertThat(SignatureMarker.in(first.replace(marker, "x_m_-123_" + marker)))
        .containsExactly(marker);
    assertThat(marker)
        .isNotEqualTo(SignatureMarker.of("bob@brightwater.example", "main:1"))
        .isNotEqualTo(SignatureMarker.of("ada@brightwater.example", "banner:1"));
    assertThat(marker).matches("[A-Za-z][A-Za-z0-9_]{0,39}");
  }

  @Test
  void rendersNothingFromNothing() {
    assertThat(render("{{city}}", Map.of()).text()).isEmpty();
  }
}
