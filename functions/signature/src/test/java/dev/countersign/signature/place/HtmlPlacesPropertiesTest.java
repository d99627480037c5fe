package dev.countersign.signature.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** jsoup, which builds the tree that browsers build, says where the signature came to stand. */
class HtmlPlacesPropertiesTest {

  private static final String SIGNATURE = "<div id=\"countersign\">signature</div>";

  @Provide
  Arbitrary<String> letters() {
    return pieces(
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<br>",
        "<b>",
        "</b>",
        "<span>",
        "</span>",
        "<ul><li>",
        "</li></ul>",
        "word ",
        "&nbsp;",
        "&gt; word<br>",
        "\n",
        "<hr>",
        "<img src=\"a>b\">",
        "<!-- <div> -->",
        "<!--[if mso]><td><![endif]-->",
        "<![if !mso]>",
        "<style>p{}</style>",
        "<a title='<br>'>",
        "</a>",
        "<table><tr><td>",
        "</td></tr></table>",
        "</td><td>",
        "</td></tr><tr><td>",
        "<div class=\"gmail_quote\">",
        "<blockquote>",
        "</blockquote>",
        "<blockquote type=\"cite\">",
        "<div id=\"x_divRplyFwdMsg\">",
        "On 1.1.2026 9:12 X wrote:",
        "<p><b>From:</b> o@example.org<br>Sent: 1.1.2026<br>To: n@example.org</p>",
        "<pre>a\n",
        "</pre>",
        "<meta charset=x>",
        "-----Original Message-----",
        "<hr width=\"98%\">");
  }

  @Provide
  Arbitrary<String> rubbish() {
    return pieces(
        "<",
        ">",
        "/",
        "=",
        "\"",
        "'",
        "!",
        "-",
        "--",
        "<!--",
        "-->",
        "--!>",
        " ",
        "\n",
        "a",
        "div",
        "<div",
        "</div",
        "class",
        "gmail_quote",
        "<td>",
        "<table>",
        "<tr>",
        "</table>",
        "<style>",
        "</style",
        "<title>",
        "</title>",
        "&",
        ";",
        "\u00e4",
        "\u0000",
        "<html>",
        "<head>",
        "</head>",
        "<body>",
        "</body>",
        "</html>",
        "<?",
        "<!",
        "<p>",
        "blockquote");
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(40).map(list -> String.join("", list));
  }

  private static Document parse(String html) {
    return Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true));
  }

  private Document signed(String html) {
    Place place = Sample.findInHtml(html, StandardCharsets.UTF_8);
    return Jsoup.parse(
        html.substring(0, place.offset()) + SIGNATURE + html.substring(place.offset()));
  }

  private static Element signature(Document document) {
    return Objects.requireNonNull(
        document.getElementById("countersign"), () -> "no signature in " + document);
  }

  private static String text(Document document) {
    StringBuilder text = new StringBuilder();
    document.traverse(
        (node, depth) -> {
          if (node instanceof TextNode leaf) {
            text.append(leaf.getWholeText());
          }
        });
    return text.toString().replaceAll("\\s", "");
  }

  /** Quotes are skipped by their name first; where that may be wrong, every tag is looked at. */
  @Property(tries = 3000)
  void hasteChangesNothing(@ForAll("letters") String html) {
    byte[] octets = html.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(HtmlPlaces.find(html, octets, StandardCharsets.UTF_8))
        .isEqualTo(HtmlPlaces.exactly(html, octets, StandardCharsets.UTF_8));
  }

  @Property(tries = 2000)
  void theSignatureIsSeenAndTheTextStays(@ForAll("letters") String html) {
    Document signed = signed("<html><head></head><body>" + html + "</body></html>");
    Element signature = signature(signed);

    assertThat(signature.closest("head, select, style")).isNull();
    assertThat(signature.closest("body")).isNotNull();
    assertThat(signature.text()).isEqualTo("signature");
    signature.remove();
    assertThat(text(signed)).isEqualTo(text(parse(html)));
  }

  /** Nothing is moved out of its table: as many tables are around it as the source opens there. */
  @Property(tries = 2000)
  void theSignatureStaysWhereItWasPut(@ForAll("letters") String html) {
    String body = "<html><head></head><body>" + html + "</body></html>";
    Place place = Sample.findInHtml(body, StandardCharsets.UTF_8);
    String marked = "<div id=\"before\"></div>" + SIGNATURE + "<div id=\"after\"></div>";
    Document signed =
        Jsoup.parse(body.substring(0, place.offset()) + marked + body.substring(place.offset()));
    Element signature = signature(signed);

    assertThat(signature.previousElementSibling()).isEqualTo(signed.getElementById("before"));
    assertThat(signature.nextElementSibling()).isEqualTo(signed.getElementById("after"));
    assertThat(signature.parents().get(0).tagName())
        .isNotIn("table", "tbody", "tr", "head", "html");
  }

  @Property(tries = 2000)
  void rubbishHidesNothing(@ForAll("rubbish") String html) {
    Document signed = signed(html);

    assertThat(signature(signed).text()).isEqualTo("signature");
  }

  @Property(tries = 2000)
  void tagsBeginWhereJsoupSeesThem(@ForAll("letters") String html) {
    Set<Integer> ours = new HashSet<>();
    HtmlTokenizer token = new HtmlTokenizer(html, html.getBytes(StandardCharsets.ISO_8859_1));
    while (token.next()) {
      if (token.isStartTag()) {
        ours.add(token.start());
      }
    }
    List<Integer> theirs = new ArrayList<>();
    for (Element element : parse(html).getAllElements()) {
      if (element.sourceRange().isTracked() && !element.sourceRange().isImplicit()) {
        theirs.add(element.sourceRange().startPos());
      }
    }
    assertThat(ours).containsAll(theirs);
  }
}
