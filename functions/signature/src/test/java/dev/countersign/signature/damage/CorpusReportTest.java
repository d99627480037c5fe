package dev.countersign.signature.damage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.Marks;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.SignatureEngine;
import dev.countersign.signature.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden messages once more, judged by MIME4J. */
class CorpusReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @ValueSource(strings = {"Ada Example", "Jürgen Łukasz – €", "x"})
  void findsNoDamageInTheGoldenMessages(String name) throws IOException {
    CorpusReport report = CorpusReport.of(GOLDEN, check("<p>" + name + "</p>", "-- \n" + name));

    assertThat(report.damaged()).as(report.toString()).isZero();
    assertThat(report.toString()).contains("stamped").contains("left alone: SIGNED");
    assertThat(report.placed(Placement.ABOVE)).isGreaterThanOrEqualTo(10);
    assertThat(report.placed(Placement.BELOW)).as(report.toString()).isZero();
  }

  @Test
  void findsNoDamageWhereTheLinesOfTheSignatureAreLong() throws IOException {
    String words = "Brightwater Instruments ".repeat(100) + "x".repeat(2_000);

    CorpusReport report = CorpusReport.of(GOLDEN, check("<p>" + words + "</p>", words));

    assertThat(report.damaged()).as(report.toString()).isZero();
  }

  private static DamageCheck check(String html, String text) {
    RenderedSignature signature = new RenderedSignature("1", html, text, List.of());
    Marks marks = new Marks(List.of("X-Countersign-Processed: 1"), Set.of("X-Countersign-Tenant"));
    return new DamageCheck(new SignatureEngine(), new Stamp(signature, marks));
  }
}
