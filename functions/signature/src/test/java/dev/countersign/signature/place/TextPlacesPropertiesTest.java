package dev.countersign.signature.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextPlacesPropertiesTest {

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "word",
            "\n",
            "\r\n",
            "\r",
            "> quoted",
            "From: o@example.org\n",
            "To: x\n",
            "Sent: 1\n",
            "On 1.1.2026 9:12 X wrote:\n",
            "-- \n",
            "_".repeat(40) + "\n",
            "\u00a0",
            "\u00c3\u00a9",
            "-----Original Message-----\n",
            "otto@example.org:",
            ">From x",
            " ")
        .list()
        .ofMaxSize(30)
        .map(list -> String.join("", list));
  }

  @Property(tries = 2000)
  void thePlaceIsTheStartOfALineOrTheEnd(@ForAll("texts") String text) {
    int offset = TextPlaces.find(text, StandardCharsets.UTF_8).offset();

    assertThat(offset == 0 || offset == text.length() || text.charAt(offset - 1) == '\n').isTrue();
  }

  @Property(tries = 1000)
  void whatStandsBelowAHeaderDoesNotMatter(@ForAll("texts") String below) {
    String own = "Friday suits me.\n\n";
    String header = "From: Otto <o@example.org>\nSent: Monday\nSubject: Friday\n\n";

    assertThat(TextPlaces.find(own + header + below, StandardCharsets.UTF_8))
        .isEqualTo(new Place(own.length(), "headers-en"));
  }

  @Property(tries = 1000)
  void aMessageWithoutMarkersIsSignedAtItsEnd(@ForAll String text) {
    String letters = text.replaceAll("[^\\p{L}\\n .]", "");
    String view = new String(letters.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(TextPlaces.find(view, StandardCharsets.UTF_8))
        .isEqualTo(new Place(view.length(), Place.END));
  }
}
