package dev.countersign.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.place.Place;
import org.junit.jupiter.api.Test;

/** What is loaded ahead is what a reply needs only if the examples are read as replies. */
class LoadedAheadTest {
  @Test
  void htmlIsReadAsAReply() {
    assertThat(LoadedAhead.html().marker()).isNotEqualTo(Place.END);
  }

  @Test
  void textIsReadAsAReply() {
    assertThat(LoadedAhead.text().marker()).startsWith("attribution");
  }
}
