package dev.countersign.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures mean something only where everyone does the work. */
class SignersTest {
  /** Once in each of the two bodies, in ASCII that quoted-printable leaves readable. */
  private static final String ONCE_PER_BODY = "Calibration Engineer";

  @ParameterizedTest
  @MethodSource("signersAndMessages")
  void signsBothBodiesInMemory(Signer signer, Messages message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    signer.sign(message.bytes(), out);
    assertThat(signedBodies(out.toByteArray())).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("signersAndMessages")
  void writesTheSameToAFileAsToMemory(Signer signer, Messages message, @TempDir Path directory)
      throws IOException {
    Path from = Files.write(directory.resolve("message.eml"), message.bytes());
    Path to = directory.resolve("signed.eml");
    signer.sign(from, to);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    signer.sign(message.bytes(), out);
    assertThat(to).hasBinaryContent(out.toByteArray());
  }

  @ParameterizedTest
  @EnumSource
  void alterMimeSignsBothBodies(Messages message, @TempDir Path directory) throws IOException {
    assumeThat(AlterMime.isInstalled()).as("the Debian package altermime is installed").isTrue();
    Path from = Files.write(directory.resolve("message.eml"), message.bytes());
    Path to = directory.resolve("signed.eml");
    AlterMime alterMime = new AlterMime(directory);
    alterMime.writeFooters();
    alterMime.sign(from, to);
    assertThat(signedBodies(Files.readAllBytes(to))).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void messagesHaveTheSizeTheyAreNamedFor(Messages message) {
    long named =
        switch (message) {
          case REPLY_5KB -> 5_000;
          case IMAGES_200KB -> 200_000;
          case ATTACHMENTS_25MB -> 25_000_000;
        };
    assertThat((long) message.bytes().length).isBetween(named * 9 / 10, named * 11 / 10);
  }

  private static Stream<Arguments> signersAndMessages() {
    return Stream.of(new Countersign(), new Mime4j(), new JakartaMail())
        .flatMap(
            signer -> Stream.of(Messages.values()).map(message -> Arguments.of(signer, message)));
  }

  /** Whoever encodes quoted-printable may have put a soft line break into the words. */
  private static int signedBodies(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1).replaceAll("=\r?\n", "");
    return text.split(ONCE_PER_BODY, -1).length - 1;
  }
}
