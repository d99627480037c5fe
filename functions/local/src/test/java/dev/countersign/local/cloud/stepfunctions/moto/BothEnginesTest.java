package dev.countersign.local.cloud.stepfunctions.moto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("moto")
class BothEnginesTest {
  private static Engines engines;

  @BeforeAll
  static void start() throws IOException {
    engines = new Engines();
  }

  @AfterAll
  static void stop() {
    if (engines != null) {
      engines.close();
    }
  }

  static Stream<Sample> samples() throws IOException {
    return Stream.concat(Samples.all(), OnboardingSamples.all());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void runsTheSameInMotoAndHere(Sample sample) throws Exception {
    EngineResult theirs = engines.inMoto(sample);
    EngineResult ours = Engines.here(sample);

    assertThat(ours).isEqualTo(theirs);
  }
}
