package dev.countersign.signature.render;

import static dev.countersign.signature.render.Rendering.ADA;
import static dev.countersign.signature.render.Rendering.inner;
import static dev.countersign.signature.render.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendererTest {
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
        "{{department}}/{{city}}!Leipzig",
        "{{department}} // {{city}}!Leipzig",
        "{{department}} || {{city}}!Leipzig",
        "{{department}} ~ {{city}}!Leipzig",
        "{{department}} \u2502 {{city}}!Leipzig",
        "{{department}} \u25AA {{givenName}} \u2758 {{city}}!Ada &#x2758; Leipzig",
        "{{department}}\u3001{{city}}\u30FB{{country}}!Leipzig",
        "{{streetAddress}}\u060C {{city}}\u060C {{country}}!Leipzig",
        "{{city}}\u061B {{department}}\u061B {{givenName}}!Leipzig&#x61b; Ada",
        // What stands behind a bar says something without the field, and so does an address.
        "{{department}} | Brightwater!Brightwater",
        "{{department}} \u2013 Brightwater!Brightwater",
        "{{department}} | {{faxNumber}} | Brightwater!Brightwater",
        "{{department}} | <a href=\"https://example.com/\">example.com</a>!<a href=\"https://example.com/\">example.com</a>",
        "<a href=\"https://example.com/\">example.com</a> | {{department}}!<a href=\"https://example.com/\">example.com</a>",
        "Brightwater Instruments GmbH \u00B7 {{department}}<br>{{city}}!Brightwater Instruments GmbH<br>Leipzig",
        "Fax | {{faxNumber}}<br>{{city}}!Leipzig",
        "Fax \u2013 {{faxNumber}} |<br>{{city}}!Leipzig",
        "{{department}}, Germany<br>{{city}}!Leipzig",
        "{{department}} | <img src=\"https://example.com/m.png\"><br>{{city}}!Leipzig",
        // The name of a company is no label, wherever it stands.
        "Brightwater GmbH | {{department}}!Brightwater GmbH",
        "Brightwater AG, {{department}}!Brightwater AG",
        "Brightwater &amp; Sons Ltd. \u2013 {{department}}!Brightwater &amp; Sons Ltd.",
        "Brightwater &amp; Sons | {{department}}!Brightwater &amp; Sons",
        "{{department}} / Brightwater S.p.A.!Brightwater S.p.A.",
        "\u682A\u5F0F\u4F1A\u793E\u8F1D\u6C34 | {{department}}!&#x682a;&#x5f0f;&#x4f1a;&#x793e;&#x8f1d;&#x6c34;",
        "Phone | {{mobilePhone}}<br>{{city}}!Leipzig",
        "{{department}} at Brightwater Ltd<br>{{city}}!Leipzig",
        "<table><tr><td>Brightwater GmbH</td><td>|</td><td>{{department}}</td></tr></table>!<table><tbody><tr><td>Brightwater GmbH</td></tr></tbody></table>",
        // What joins two fields goes with the first as well.
        "{{department}} &amp; {{jobTitle}}!Head of R&amp;D",
        "{{jobTitle}} &amp; {{department}}!Head of R&amp;D",
        "{{department}} &amp; {{faxNumber}} @ {{city}}!Leipzig",
        "{{department}} or {{businessPhone}}!+49 (341) 12 34-5",
        "{{department}}: {{jobTitle}}!Head of R&amp;D",
        "{{department}}\uFF0F{{city}}!Leipzig",
        "{{department}} @{{city}}!@Leipzig",
        "{{mobilePhone}} t {{businessPhone}}!t +49 (341) 12 34-5",
        "{{department}} {{faxNumber}}<i> in </i>{{city}}!Leipzig",
        // The words before a field are its label.
        "{{givenName}} {{surname}}!Ada",
        "{{surname}} {{givenName}}!Ada",
        "T {{businessPhone}} M {{mobilePhone}}!T +49 (341) 12 34-5",
        "{{givenName}} ({{department}})!Ada",
        "{{givenName}} ({{department}}) in {{city}}!Ada in Leipzig",
        "{{givenName}} &lt;{{managerMail}}&gt;!Ada",
        "{{givenName}}\uFF08{{department}}\uFF09!Ada",
        // Brackets and quotation marks stay in pairs.
        "{{givenName}} ({{department}}, {{city}})!Ada (Leipzig)",
        "{{givenName}} ({{city}}, {{department}})!Ada (Leipzig)",
        "{{givenName}} ({{department}} {{city}})!Ada (Leipzig)",
        "{{givenName}} ({{department}}, Germany) in {{city}}!Ada in Leipzig",
        "({{department}}) {{givenName}}, ({{department}}) in {{city}}!Ada, Leipzig",
        "T {{businessPhone}} (M {{mobilePhone}}, F {{faxNumber}}) | {{city}}!T +49 (341) 12 34-5 | Leipzig",
        "T {{businessPhone}} [M {{mobilePhone}} | {{city}} ({{faxNumber}})]!T +49 (341) 12 34-5 [Leipzig]",
        "({{department}} | www.example.com) {{faxNumber}}!(www.example.com)",
        "{{givenName}} \"{{surname}}\" {{city}} \"{{department}}\"!Ada Leipzig",
        "{{givenName}} \u201E{{department}}\u201C!Ada",
        "{{givenName}} \u201C{{department}}\u201D in {{city}}!Ada in Leipzig",
        "\u00AB{{department}}\u00BB {{city}}!Leipzig",
        "1) {{department}} {{city}} 2) {{givenName}}!Leipzig 2) Ada",
        "\"Best\" {{department}} \"of\" {{city}}!\"of\" Leipzig",
        // Elements that a style makes lines.
        "<span style=\"display: block\">Brightwater</span><span style=\"display:block\">M {{mobilePhone}}</span>!<span style=\"display: block\">Brightwater</span>",
        // Rows and list items.
        "<table><tr><td>T</td><td>{{businessPhone}}</td></tr><tr><td>M</td><td>{{mobilePhone}}</td></tr></table>!<table><tbody><tr><td>T</td><td>+49 (341) 12 34-5</td></tr></tbody></table>",
        "<table><tr><td>M</td><td>{{mobilePhone}}</td></tr></table>{{city}}!Leipzig",
        "<table><tr><td>T</td><td>{{businessPhone}}</td><td>M</td><td>{{mobilePhone}}</td><td>F</td><td>{{faxNumber}}</td></tr></table>!<table><tbody><tr><td>T</td><td>+49 (341) 12 34-5</td></tr></tbody></table>",
        "<table><tr><td>{{city}}</td><td>|</td><td>{{country}}</td></tr></table>!<table><tbody><tr><td>Leipzig</td></tr></tbody></table>",
        "<table><tr><td>{{country}}</td><td>|</td><td>{{department}}</td><td>|</td><td>{{city}}</td></tr></table>!<table><tbody><tr><td>Leipzig</td></tr></tbody></table>",
        "<table><tr><td>{{givenName}}</td><td>|</td><td>{{department}}</td><td>|</td><td>{{city}}</td></tr></table>!<table><tbody><tr><td>Ada</td><td>|</td><td>Leipzig</td></tr></tbody></table>",
        "<table><tr><td><a href=\"https://example.com/\">Shop</a></td><td>{{department}}</td><td>{{city}}</td></tr></table>!<table><tbody><tr><td><a href=\"https://example.com/\">Shop</a></td><td>Leipzig</td></tr></tbody></table>",
        "<table><tr><td>Brightwater Shipping, Leipzig</td><td>{{department}}</td><td>{{city}}</td></tr></table>!<table><tbody><tr><td>Brightwater Shipping, Leipzig</td><td>Leipzig</td></tr></tbody></table>",
        "<table><tr><td><img src=\"https://example.com/m.png\" width=\"16\"></td><td>{{mobilePhone}}</td></tr></table>{{city}}!Leipzig",
        "<table><tr><td><img src=\"https://example.com/m.png\" style=\"height: 20px; width:18px\"></td><td>{{mobilePhone}}</td></tr></table>{{city}}!Leipzig",
        "<table><tr><td><img src=\"https://example.com/l.png\" width=\"160\" height=\"30\"></td><td>{{mobilePhone}}</td></tr></table>!<table><tbody><tr><td><img src=\"https://example.com/l.png\" width=\"160\" height=\"30\"></td></tr></tbody></table>",
        "<table><tr><td><img src=\"https://example.com/l.png\"></td><td>{{mobilePhone}}</td></tr></table>!<table><tbody><tr><td><img src=\"https://example.com/l.png\"></td></tr></tbody></table>",
        // A label of several cells, with empty ones between.
        "<table><tr><td><img src=\"https://example.com/m.png\" width=\"16\"></td><td>&nbsp;</td><td>{{mobilePhone}}</td></tr></table>{{city}}!Leipzig",
        "<table><tr><td>T</td><td>:</td><td>{{businessPhone}}</td><td>&nbsp;</td><td>M</td><td>:</td><td>{{mobilePhone}}</td></tr></table>!<table><tbody><tr><td>T</td><td>:</td><td>+49 (341) 12 34-5</td></tr></tbody></table>",
        "<table><tr><td>{{city}}</td><td><img src=\"https://example.com/m.png\" width=\"16\"></td><td>Mobile</td><td></td><td>{{mobilePhone}}</td></tr></table>!<table><tbody><tr><td>Leipzig</td></tr></tbody></table>",
        "<table><tr><td rowspan=\"2\">{{city}}</td><td>Brightwater</td><td>Fax</td><td>{{faxNumber}}</td></tr></table>!<table><tbody><tr><td rowspan=\"2\">Leipzig</td><td>Brightwater</td></tr></tbody></table>",
        "<table><tr><td>Brightwater</td><td>|</td><td>{{department}}</td><td>{{city}}</td></tr></table>!<table><tbody><tr><td>Brightwater</td><td>Leipzig</td></tr></tbody></table>",
        "<table><tr><td>{{department}}</td><td><img src=\"https://example.com/c.png\" width=\"16\"></td><td>{{city}}</td></tr></table>!<table><tbody><tr><td><img src=\"https://example.com/c.png\" width=\"16\"></td><td>Leipzig</td></tr></tbody></table>",
        "<ul><li>{{city}}</li><li>Fax {{faxNumber}}</li></ul>!<ul><li>Leipzig</li></ul>",
        "<ul><li>Fax {{faxNumber}}</li></ul>{{city}}!Leipzig",
        "<dl><dt>T</dt><dd>{{businessPhone}}</dd><dt>Fax</dt><dd>{{faxNumber}}</dd></dl>!<dl><dt>T</dt><dd>+49 (341) 12 34-5</dd></dl>",
        "<dl><dt>Fax</dt><dd>{{faxNumber}}</dd></dl>{{city}}!Leipzig",
        "<dl><dt>T</dt><dd>{{businessPhone}}</dd><dd>{{faxNumber}}</dd></dl>!<dl><dt>T</dt><dd>+49 (341) 12 34-5</dd></dl>",
        "<dl><dt>T</dt><dd>{{faxNumber}}</dd><dd>{{businessPhone}}</dd></dl>!<dl><dt>T</dt><dd>+49 (341) 12 34-5</dd></dl>",
        "<dl><dt>T</dt><dd>{{faxNumber}}</dd><dd>{{mobilePhone}}</dd></dl>{{city}}!Leipzig",
        // Of the empty lines around it one goes.
        "{{givenName}}<br><br>{{faxNumber}}<br><br>{{city}}!Ada<br><br>Leipzig",
        "{{givenName}}<br> <br> Fax {{faxNumber}}<br> <br> {{city}}!Ada<br> <br> Leipzig",
        "{{givenName}}<br>{{faxNumber}}<br><br>{{city}}!Ada<br><br>Leipzig",
        "{{givenName}}<br>&nbsp;<br>{{faxNumber}}<br>&nbsp;<br>{{city}}!Ada<br>&#xa0;<br>Leipzig",
        "{{givenName}}<br>&nbsp;<br>{{faxNumber}}<br>&nbsp;<br>{{department}}<br>&nbsp;<br>{{city}}!Ada<br>&#xa0;<br>Leipzig",
        "{{givenName}}<br><br>{{faxNumber}}<br>{{department}}<br>{{mobilePhone}}<br><br>{{city}}!Ada<br><br>Leipzig",
        "{{givenName}}<br>{{faxNumber}}<br><br>{{department}}<br>{{mobilePhone}}<br><br>{{city}}!Ada<br><br>Leipzig",
        "{{givenName}}<br>{{faxNumber}}<br>{{department}}!Ada",
        "{{faxNumber}}<br>{{department}}<br>{{city}}!Leipzig",
        "<p>{{givenName}}</p><p>&nbsp;</p><p>{{faxNumber}}</p><p>&nbsp;</p><p>{{city}}</p>!<p>Ada</p><p>&#xa0;</p><p>Leipzig</p>",
        "<div>{{givenName}}</div><div><br></div><div><b>{{faxNumber}}</b></div><div><br></div><div>{{city}}</div>!<div>Ada</div><div><br></div><div>Leipzig</div>",
        "<p>{{givenName}}</p><div style=\"height:1px\"></div><p>{{faxNumber}}</p><div style=\"height:1px\"></div><p>{{city}}</p>!<p>Ada</p><div style=\"height:1px\"></div><div style=\"height:1px\"></div><p>Leipzig</p>",
        "<table><tr><td>{{givenName}}</td></tr><tr><td height=\"8\"></td></tr><tr><td>Fax</td><td>{{faxNumber}}</td></tr><tr><td height=\"8\"></td></tr><tr><td>{{city}}</td></tr></table>!<table><tbody><tr><td>Ada</td></tr><tr><td height=\"8\"></td></tr><tr><td>Leipzig</td></tr></tbody></table>",
        "<table><tr><td height=\"8\"></td></tr><tr><td>{{faxNumber}}</td></tr><tr><td height=\"1\" bgcolor=\"red\"></td></tr><tr><td>{{city}}</td></tr></table>!<table><tbody><tr><td height=\"8\"></td></tr><tr><td height=\"1\" bgcolor=\"red\"></td></tr><tr><td>Leipzig</td></tr></tbody></table>",
        // Two rules do not come to stand together; those that do in the template stay.
        "{{givenName}}<hr>{{faxNumber}}<br>{{department}}<hr>{{city}}!Ada<hr>Leipzig",
        "{{givenName}}<hr><p>{{faxNumber}}</p> <hr><hr>{{city}}!Ada <hr><hr>Leipzig",
        // A heading with a colon goes with what it announces.
        "<p>Languages:</p><ul><li>{{faxNumber}}</li></ul><p>{{city}}</p>!<p>Leipzig</p>",
        "<p>Languages:</p><ul><li>{{faxNumber}}</li><li>{{city}}</li></ul>!<p>Languages:</p><ul><li>Leipzig</li></ul>",
        "<p>Languages:</p><ul><li>{{faxNumber}}</li><li>English</li></ul>!<p>Languages:</p><ul><li>English</li></ul>",
        "<p>Languages:</p><ul><li>{{faxNumber}}</li></ul><dl><dt>In</dt><dd>{{city}}</dd></dl>!<dl><dt>In</dt><dd>Leipzig</dd></dl>",
        "<p>Reach me:</p><div><p>{{faxNumber}}</p></div><div><p>{{city}}</p></div>!<p>Reach me:</p><div><p>Leipzig</p></div>",
        "<b>Fax:</b><br>{{faxNumber}}<br><br>{{city}}!<br>Leipzig",
        "{{givenName}}<br><b>Fax:</b><br>{{faxNumber}}<br>{{department}}<br><b>In:</b><br>{{city}}!Ada<br><b>In:</b><br>Leipzig",
        "<p>Reach me:</p><p>T {{faxNumber}}</p><p>M {{mobilePhone}}</p><p>&nbsp;</p> <p>{{city}}</p>!<p>&#xa0;</p> <p>Leipzig</p>",
        "<p>Reach me:</p><p>T {{faxNumber}}</p><p>{{city}}</p>!<p>Reach me:</p><p>Leipzig</p>",
        "<div><p>Reach me:<br>{{faxNumber}}</p></div><p>{{city}}</p>!<p>Leipzig</p>",
        "<p>Brightwater</p><p>{{department}}</p><p>{{faxNumber}}</p>!<p>Brightwater</p>",
        "<table><tr><td>F:<br>M:</td><td>{{faxNumber}}<br>{{mobilePhone}}<br>{{mail}}</td></tr></table>!<table><tbody><tr><td>F:<br>M:</td><td>ada@brightwater.example</td></tr></tbody></table>",
        // Sections.
        "{{#department}}In {{department}}, {{/department}}{{city}}!Leipzig",
        "{{^department}}Everywhere{{/department}}!Everywhere",
        "{{#city}}In {{city}}{{/city}}!In Leipzig",
      })
  void closesTheGapsOfEmptyFields(String template, String expected) {
    assertThat(inner(template)).isEqualTo(expected);
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
  void keepsDirectionAndFontOfAWholeDocument() {
    assertThat(
            inner(
                "<html dir=rtl><body lang=he style='font-family:Arial' bgcolor=white>"
                    + "<p>{{city}}</p></body></html>"))
        .isEqualTo("<div dir=\"rtl\" lang=\"he\" style=\"font-family:Arial\"><p>Leipzig</p></div>");
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
