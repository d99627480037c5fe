package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.RenderedSignature;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierSignatureTest {

  private static final RenderedSignature SIGNATURE =
      new Renderer()
          .render(
              SignatureTemplate.parse(
                  "default:1",
                  "<p>{{displayName}}</p><p>{{mail}}</p>",
                  "-- \n{{displayName}} | Brightwater Instruments\nKalibrierung\n{{mail}}\n",
                  List.of()),
              Map.of("displayName", "Jürgen Größe", "mail", "jg@brightwater.example"));

  private static final String MARKER = SignatureMarker.of("jg@brightwater.example", "default:1");

  private static final String CHECKED_LINK =
      "https://eur02.safelinks.protection.outlook.com/?url=http%3A%2F%2Fwww.brightwater.example%2F"
          + "&data=05%7C02%7Cann%40example.net%7C0f3c4a1e9b%7C84df9e7fe9f640afb435aaaaaaaaaaaa"
          + "%7C1%7C0%7C638400000000000000%7CUnknown%7CTWFpbGZsb3d8&sdata=q%2Bx%3D&reserved=0";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // As it was sent
        "Hello\n\n-- \nJürgen Größe | Brightwater Instruments\nKalibrierung\njg@brightwater.example\n",
        // Quoted twice
        ">> Hello\n>> \n>> -- \n>> Jürgen Größe | Brightwater Instruments\n>> Kalibrierung\n"
            + ">> jg@brightwater.example\n",
        // Wrapped anew, lines ended as in mail
        "> Hello -- Jürgen\r\n> Größe | Brightwater\r\n> Instruments Kalibrierung\r\n"
            + "> jg@brightwater.example",
        // Under Outlook's header lines, with the target behind the link
        "Von: Jürgen Größe\nGesendet: Montag\n\nHello\n\n--\nJürgen Größe | Brightwater Instruments\n"
            + "Kalibrierung\njg@brightwater.example<mailto:jg@brightwater.example>\n",
        // In a charset without its accents, and with the accents apart
        "> Jurgen Größe | Brightwater Instruments\n> Kalibrierung\n> jg@brightwater.example",
        "> Ju\u0308rgen Gro\u0308ße | Brightwater Instruments\n> Kalibrierung\n> jg@brightwater.example",
      })
  void recognisesTheSignatureInText(String text) {
    assertThat(EarlierSignature.in(text, SIGNATURE)).containsExactly(MARKER);
  }

  /** Gateways put the address of their own check in the place of every link. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "> Jürgen Größe | Brightwater Instruments\n> Kalibrierung\n> www.brightwater.example<"
            + CHECKED_LINK
            + ">\n> jg@brightwater.example<mailto:jg@brightwater.example>",
        "> Jürgen Größe | Brightwater Instruments\n> Kalibrierung\n> "
            + CHECKED_LINK
            + "\n> jg@brightwater.example",
      })
  void recognisesTheSignatureWhereLinksWereRewritten(String text) {
    RenderedSignature withLink =
        new RenderedSignature(
            "default:1",
            SIGNATURE.html(),
            SIGNATURE.text().replace("jg@", "www.brightwater.example\njg@"),
            List.of());

    assertThat(EarlierSignature.in(text, withLink)).containsExactly(MARKER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "> Jürgen Größe wrote about Brightwater Instruments and its Kalibrierung.",
        // Somebody else's copy of the same signature
        "> Ada Winter | Brightwater Instruments\n> Kalibrierung\n> aw@brightwater.example",
        // An older one: the department has another name now
        "> Jürgen Größe | Brightwater Instruments\n> Labor\n> jg@brightwater.example",
      })
  void takesNothingElseForIt(String text) {
    assertThat(EarlierSignature.in(text, SIGNATURE)).isEmpty();
  }

  @Test
  void doesNotLookForSignaturesThatCouldBeAnybodysText() {
    RenderedSignature thanks =
        new RenderedSignature("a:1", "<p>Kind regards</p>", "Regards", List.of());

    assertThat(EarlierSignature.in("> Regards", thanks)).isEmpty();
  }

  @Test
  void aTextMadeToCostTimeEnds() {
    assertThat(EarlierSignature.in("Jürgen ".repeat(100_000), SIGNATURE)).isEqualTo(Set.of());
  }
}
