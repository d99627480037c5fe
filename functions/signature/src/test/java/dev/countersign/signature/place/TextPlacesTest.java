package dev.countersign.signature.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextPlacesTest {

  static List<Sample> samples() {
    return Sample.read("text-samples.txt");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void findsThePlaceInTheSample(Sample sample) {
    assertThat(TextPlaces.find(sample.view(), StandardCharsets.UTF_8)).isEqualTo(sample.place());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void findsThePlaceInTheSampleWithTheLineEndsOfMail(Sample sample) {
    String above = sample.view().substring(0, sample.expected());
    int expected = sample.expected() + (int) above.chars().filter(c -> c == '\n').count();

    Place place = TextPlaces.find(sample.view().replace("\n", "\r\n"), StandardCharsets.UTF_8);

    assertThat(place).isEqualTo(new Place(expected, sample.marker()));
  }

  @Test
  void takesTheEndOfAnEmptyText() {
    assertThat(TextPlaces.find("", StandardCharsets.UTF_8)).isEqualTo(new Place(0, Place.END));
  }
}
