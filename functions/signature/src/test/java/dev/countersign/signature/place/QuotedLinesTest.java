package dev.countersign.signature.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.place.FieldLabel.Field;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row about lines, in text and in HTML. */
class QuotedLinesTest {

  private static final String OWN = "Gut.\n\n";

  private static Stream<List<String>> cells(String[] rows) {
    return Arrays.stream(rows).map(Row::cells);
  }

  static Stream<List<String>> attributions() {
    return SampleRows.read("attribution-samples.txt").stream();
  }

  static Stream<List<String>> banners() {
    return cells(Banners.ROWS)
        .flatMap(row -> Row.forms(row.get(1)).stream().map(form -> List.of(row.get(0), form)));
  }

  /** One block for each language, of the first forms of its labels. */
  static Stream<List<String>> headers() {
    return cells(FieldLabel.ROWS).map(row -> List.of(row.get(0), block(row)));
  }

  private static String block(List<String> row) {
    return Stream.of(Field.FROM, Field.SENT, Field.TO, Field.SUBJECT)
        .map(field -> Row.forms(row.get(1 + field.ordinal())).get(0))
        .map(label -> label + ": Otto <otto@example.org>")
        .collect(Collectors.joining("\n"));
  }

  private static String view(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }

  private static String asHtml(String text) {
    StringBuilder html = new StringBuilder("<p>" + OWN + "</p>");
    for (String line : text.split("\n")) {
      html.append("<div>").append(line.replace("<", "&lt;").replace(">", "&gt;")).append("</div>");
    }
    return html.toString();
  }

  private void expect(String marker, String quoted) {
    String body = OWN + quoted + "\n\nText\n";
    assertThat(TextPlaces.find(view(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(new Place(OWN.length(), marker));
    assertThat(
            Sample.findInHtml(view(asHtml(quoted), StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(new Place("<p></p>".length() + OWN.length(), marker));
  }

  @ParameterizedTest
  @MethodSource("attributions")
  void findsTheAttributionAboveAQuote(List<String> sample) {
    expect(sample.get(0), sample.get(1) + "\n\n> one\n> two");
  }

  @ParameterizedTest
  @MethodSource("attributions")
  void findsTheAttributionWithoutAQuote(List<String> sample) {
    expect(sample.get(0), sample.get(1) + "\n\none\ntwo");
  }

  @ParameterizedTest
  @MethodSource("attributions")
  void findsTheAttributionThatWasWrapped(List<String> sample) {
    String line = sample.get(1);
    int blank = line.lastIndexOf(' ');
    String wrapped = line.substring(0, blank) + "\n" + line.substring(blank + 1);

    assertThat(
            TextPlaces.find(
                    view(OWN + wrapped + "\n> x", StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .offset())
        .isEqualTo(OWN.length());
  }

  /** However the lines of HTML are ended. */
  static Stream<List<String>> wrappedAttributions() {
    return attributions()
        .flatMap(
            sample ->
                Stream.of("<br>", "<br>\n", "<br/>\r\n", "</div><div>", "</p>\n<p>")
                    .map(lineBreak -> List.of(sample.get(1), lineBreak)));
  }

  @ParameterizedTest
  @MethodSource("wrappedAttributions")
  void findsTheAttributionThatWasWrappedInHtml(List<String> wrapped) {
    String line = wrapped.get(0).replace("<", "&lt;").replace(">", "&gt;");
    int blank = line.lastIndexOf(' ');
    String own = "<div>" + OWN + "</div>";
    String body =
        own
            + "<div>"
            + line.substring(0, blank)
            + wrapped.get(1)
            + line.substring(blank + 1)
            + "</div><blockquote>x</blockquote>";

    assertThat(
            Sample.findInHtml(view(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8).offset())
        .isEqualTo(own.length());
  }

  @Test
  void theRowsAreInLowerCase() {
    assertThat(
            Stream.of(
                AttributionRows.ROWS, Banners.ROWS, FieldLabel.ROWS, Footers.ROWS, Closings.ROWS))
        .allSatisfy(rows -> assertThat(rows).allMatch(row -> row.equals(LowerCase.of(row))));
  }

  @Test
  void noBannerOrLabelIsLongerThanWhatIsLookedFor() {
    assertThat(banners().map(banner -> banner.get(1).length()))
        .allMatch(length -> length <= Banners.LONGEST);
    assertThat(cells(FieldLabel.ROWS).flatMap(List::stream).flatMap(c -> Row.forms(c).stream()))
        .allMatch(label -> label.length() <= FieldLabel.LONGEST);
  }

  @Test
  void everyAttributionHasASample() {
    assertThat(attributions().map(sample -> sample.get(0)))
        .containsAll(cells(AttributionRows.ROWS).map(row -> "attribution-" + row.get(0)).toList());
  }

  @ParameterizedTest
  @MethodSource("banners")
  void findsTheBanner(List<String> banner) {
    expect("banner-" + banner.get(0), "-----" + banner.get(1) + "-----");
    expect(
        "banner-" + banner.get(0), "---------- " + banner.get(1).toUpperCase(Locale.ROOT) + " ---");
    expect("banner-" + banner.get(0), banner.get(1) + ":");
  }

  static Stream<String> footers() {
    return cells(Footers.ROWS).flatMap(row -> Row.forms(row.get(1)).stream());
  }

  /** The footer is longer than the author's text, and yet no answer below the quote. */
  @ParameterizedTest
  @MethodSource("footers")
  void takesTheFooterForNoAnswer(String footer) {
    String attribution = "On 23 Nov 2026, at 9:12, Otto wrote:";

    assertThat(
            TextPlaces.find(
                view(
                    OWN + attribution + "\n> one\n\n" + footer + " something",
                    StandardCharsets.UTF_8),
                StandardCharsets.UTF_8))
        .isEqualTo(new Place(OWN.length(), "attribution-en"));
  }

  static Stream<String> closings() {
    return cells(Closings.ROWS).flatMap(row -> Row.forms(row.get(1)).stream());
  }

  /** The signature is longer than the author's text, and yet no answer below the quote. */
  @ParameterizedTest
  @MethodSource("closings")
  void takesWhatStandsBelowAClosingForNoAnswer(String closing) {
    String attribution = "On 23 Nov 2026, at 9:12, Otto wrote:";

    for (String end : List.of("", ",", ", Nora")) {
      String signature = closing + end + "\nNora Berg, head of sales\n";
      assertThat(
              TextPlaces.find(
                  view(OWN + attribution + "\n> one\n\n" + signature, StandardCharsets.UTF_8),
                  StandardCharsets.UTF_8))
          .isEqualTo(new Place(OWN.length(), "attribution-en"));
    }
  }

  @ParameterizedTest
  @MethodSource("headers")
  void findsTheHeaderFields(List<String> header) {
    // Languages share names of fields; which of them is named does not matter.
    String body = view(OWN + header.get(1) + "\n\nText\n", StandardCharsets.UTF_8);
    Place place = TextPlaces.find(body, StandardCharsets.UTF_8);

    assertThat(place.marker()).startsWith("headers-");
    expect(place.marker(), header.get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "windows-1252 Am 23.11.2026 um 09:12 schrieb Jürgen Größe:",
        "windows-1252 Le lun. 23 nov. 2026 à 09:12, Otto a écrit\u00a0:",
        "ISO-8859-2 pon., 23 lis 2026 o 09:12 Otto <o@example.org> napisał(a):",
        "windows-1254 Otto <o@example.org>, 23 Kas 2026, 09:12 tarihinde şunu yazdı:",
        "KOI8-R пн, 23 нояб. 2026 г. в 09:12, Otto <o@example.org> написал:",
        "windows-1251 пн, 23 нояб. 2026 г. в 09:12, Otto <o@example.org> написал:",
        "ISO-8859-7 Στις 23/11/2026 9:12 π.μ., Otto έγραψε:",
        "EUC-KR 2026년 11월 23일 (월) 오전 9:12, Otto <o@example.org>님이 작성:",
        "GBK 在 2026-11-23 09:12:00，\"Otto\" <o@example.org> 写道：",
        "Big5 Otto <o@example.org> 於 2026年11月23日 上午9:12寫道：",
        "Shift_JIS 2026/11/23 9:12、Otto <o@example.org>のメール:",
      })
  void readsTheCharset(String sample) {
    int blank = sample.indexOf(' ');
    Charset charset = Charset.forName(sample.substring(0, blank));
    String body = view(OWN + sample.substring(blank + 1) + "\nText", charset);

    assertThat(TextPlaces.find(body, charset).offset()).isEqualTo(OWN.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Monday we met, and this is what I wrote:\n- one",
        "Am 3. Mai 2026 schrieb ich Ihnen:\nGuten Tag",
        "Von: hier\nNach: dort",
        "To: do\nFrom: today",
        "Original message below",
        "See https://example.org/2026/11/23:\nit is there",
        "-----\nA line of dashes",
        "Sent from my desk, this time",
        "In article 5 of 12 May 2026 you wrote:\nall of it",
        "In reply to your letter of 12 May 2026, 9:12:\nyes",
        "Otto posted:\n- one\n- two",
        "Ask nora@example.org, otto@example.org...\nand me",
        "|--- see here --->\nit is there",
        "*** Sign above this line ***\nNora",
      })
  void takesTheAuthorsSentencesForNothingElse(String own) {
    assertThat(TextPlaces.find(own, StandardCharsets.UTF_8).marker()).isEqualTo(Place.END);
  }
}
