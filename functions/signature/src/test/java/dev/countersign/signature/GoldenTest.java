package dev.countersign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes in and what comes out, byte for byte. {@code stamped/SIGNATURE/NAME.eml} is signed with
 * that sample signature, {@code left-alone/REASON/NAME.eml} is left alone for that reason; either
 * way {@code NAME.signed.eml} is expected. Where that is missing, the test writes what it got and
 * fails: look at it before it is committed.
 */
class GoldenTest {
  private static final Path ROOT = Path.of("src/test/resources/golden");

  static Stream<Path> messages() throws IOException {
    return Files.walk(ROOT)
        .filter(file -> file.toString().endsWith(".eml"))
        .filter(file -> !file.toString().endsWith(".signed.eml"))
        .map(ROOT::relativize)
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void leavesAsExpected(Path name) throws IOException {
    Path message = ROOT.resolve(name);
    String folder = name.getName(1).toString();
    boolean stamped = name.startsWith("stamped");
    Plan plan =
        new SignatureEngine()
            .plan(MessageSource.of(message), Samples.stamp(stamped ? folder : "images"));

    if (stamped) {
      assertThat(plan.decision()).isInstanceOf(Stamped.class);
    } else {
      Reason reason = Reason.valueOf(folder.toUpperCase(Locale.ROOT));
      assertThat(plan.decision())
          .isInstanceOfSatisfying(
              LeftAlone.class, left -> assertThat(left.reason()).isEqualTo(reason));
    }
    compare(message, written(plan));
  }

  private static byte[] written(Plan plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    plan.writeTo(out);
    assertThat(plan.size()).isEqualTo(out.size());
    return out.toByteArray();
  }

  private static void compare(Path message, byte[] actual) throws IOException {
    Path expected =
        message.resolveSibling(message.getFileName().toString().replace(".eml", ".signed.eml"));
    if (!Files.exists(expected)) {
      Files.write(expected, actual);
      fail("Wrote %s: look at it, then commit it", expected);
    }
    assertThat(new String(actual, StandardCharsets.ISO_8859_1))
        .isEqualTo(Files.readString(expected, StandardCharsets.ISO_8859_1));
  }
}
