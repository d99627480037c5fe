package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.RenderedSignature;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Values of the directory are text, whatever they are made of. */
class RendererPropertiesTest {

  private static final String HTML =
      "<table><tr><td><b>{{displayName}}</b> | <i title=\"{{jobTitle}}\">{{jobTitle}}</i><br>"
          + "<a href=\"mailto:{{mail}}\">{{mail}}</a> <a href=\"tel:{{mobilePhone}}\">call</a><br>"
          + "<a href='https://example.com/{{city}}?q={{state}}'>site</a> "
          + "<a href=\"{{extensionAttribute1}}\">book</a>"
          + "<img src=\"https://example.com/{{mail}}\" alt='{{displayName}}'></td></tr></table>";

  private static final List<String> FIELDS =
      List.of(
          "displayName", "jobTitle", "mail", "mobilePhone", "city", "state", "extensionAttribute1");

  private final Renderer renderer = new Renderer();
  private final SignatureTemplate template =
      SignatureTemplate.parse(
          "main:1", HTML, "{{displayName}} | {{jobTitle}}\n{{mail}}", List.of());

  @Provide
  Arbitrary<Map<String, String>> fields() {
    Arbitrary<String> hostile =
        Arbitraries.of(
                "<",
                ">",
                "\"",
                "'",
                "&",
                "&lt;",
                "&#106;",
                "javascript:",
                "data:",
                "//",
                "https://",
                "<script>",
                "</a>",
                "-->",
                "]]>",
                "{{mail}}",
                "}}",
                "onclick=x",
                "\r\n",
                "\u0000",
                "\t",
                " ",
                "word",
                "\u00fc",
                "\uFDD0",
                "\uFDD1",
                "\uFDD2",
                "\uD83D\uDE00",
                "\u202e",
                "cid:",
                "@",
                "?subject=x",
                "%0d",
                "style=x")
            .list()
            .ofMaxSize(5)
            .map(list -> String.join("", list));
    return Arbitraries.maps(Arbitraries.of(FIELDS), hostile).map(TreeMap::new);
  }

  private static String shape(Document document) {
    StringBuilder shape = new StringBuilder();
    for (Element element : document.body().getAllElements()) {
      shape.append(element.tagName()).append(' ');
      element.attributes().forEach(attribute -> shape.append(attribute.getKey()).append(' '));
    }
    return shape.toString();
  }

  @Property(tries = 2000)
  void noValueMakesElementsOrAttributes(@ForAll("fields") Map<String, String> fields) {
    Document document = Jsoup.parse(renderer.render(template, fields).html());

    assertThat(document.select("script, [onclick], body > :not(div)")).isEmpty();
    assertThat(document.getAllElements())
        .extracting(Element::tagName)
        .isSubsetOf(
            "#root", "html", "head", "body", "div", "a", "table", "tbody", "tr", "td", "b", "i",
            "br", "img");
    assertThat(shape(document)).doesNotContain("style");
  }

  @Property(tries = 2000)
  void noValueMakesAnAddressThatIsNone(@ForAll("fields") Map<String, String> fields) {
    Document document = Jsoup.parse(renderer.render(template, fields).html());

    assertThat(document.select("[href]").eachAttr("href"))
        .allMatch(href -> href.matches("(https?|mailto|tel):[\\x21-\\x7e&&[^\"<>\\\\]]*"));
    assertThat(document.select("a[href^=mailto]").eachAttr("href"))
        .noneMatch(href -> href.contains("?subject"));
    assertThat(document.select("img").eachAttr("src"))
        .allMatch(src -> src.startsWith("https://example.com/"));
  }

  @Property(tries = 2000)
  void theHtmlIsAsciiAndTheTextHasNoPlaceholders(@ForAll("fields") Map<String, String> fields) {
    RenderedSignature signature = renderer.render(template, fields);

    assertThat(signature.html()).matches("\\p{ASCII}*").doesNotContainPattern("&#xfdd[0-3];");
    assertThat(signature.text()).doesNotContain("\r", "\uFDD0", "\uFDD1", "\uFDD2", "\uFDD3");
  }

  @Property(tries = 1000)
  void ordinaryValuesAreShownAsTheyAre(
      @ForAll("words") String name, @ForAll("words") String title) {
    RenderedSignature signature =
        renderer.render(template, Map.of("displayName", name, "jobTitle", title));

    assertThat(Jsoup.parse(signature.html()).text()).startsWith(name + " | " + title);
    assertThat(signature.text()).isEqualTo(name + " | " + title + "\n");
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withChars("aZ\u00e9<>&\"'{}|,;-()").ofMinLength(1).ofMaxLength(12);
  }
}
