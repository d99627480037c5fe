package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream gives what an array gives, however the bytes arrive. */
class StreamingTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  static Stream<Path> messages() throws IOException {
    return Files.walk(GOLDEN).filter(file -> file.toString().endsWith(".eml"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void signsAStreamThatDribbles(Path file) throws IOException {
    byte[] message = Files.readAllBytes(file);

    assertSame(message, dribble(message, 1));
    assertSame(message, dribble(message, 7));
  }

  @Test
  void signsAMessageWhosePartsCrossTheBuffersEnd() throws IOException {
    for (int attachment = 65_100; attachment < 65_600; attachment += 3) {
      byte[] message = withAttachment(attachment);

      assertSame(message, dribble(message, 8_192));
    }
  }

  @Test
  void signsALargeFileAsItSignsAnArray(@TempDir Path folder) throws IOException {
    byte[] message = withAttachment(700_000);
    Path file = Files.write(folder.resolve("large.eml"), message);

    assertSame(message, MessageSource.of(file));
  }

  @Test
  void signsAFileWhosePartsCrossTheBuffersEnd(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("message.eml");
    for (int attachment = 261_800; attachment < 262_200; attachment += 3) {
      byte[] message = withAttachment(attachment);
      Files.write(file, message);

      assertSame(message, MessageSource.of(file));
    }
  }

  @Test
  void writesASmallFileAsOftenAsAsked(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("small.eml"), withAttachment(70_000));
    Path signed = folder.resolve("signed.eml");
    Plan plan = new SignatureEngine().plan(MessageSource.of(file), Samples.stamp("images"));

    for (int i = 0; i < 2; i++) {
      try (FileChannel out = FileChannel.open(signed, CREATE, WRITE, TRUNCATE_EXISTING)) {
        plan.writeTo(out);
      }
      assertThat(signed).hasBinaryContent(written(plan));
    }
  }

  @Test
  void keepsTheFilesOfTwoPlansApart(@TempDir Path folder) throws IOException {
    Path one = Files.write(folder.resolve("one.eml"), withAttachment(1_000));
    Path other = Files.write(folder.resolve("other.eml"), withAttachment(2_000));
    Path signed = folder.resolve("signed.eml");
    Plan first = new SignatureEngine().plan(MessageSource.of(one), Samples.stamp("plain"));
    Plan second = new SignatureEngine().plan(MessageSource.of(other), Samples.stamp("plain"));

    try (FileChannel out = FileChannel.open(signed, CREATE, WRITE)) {
      second.writeTo(out);
      first.writeTo(out.truncate(0).position(0));
    }

    assertThat(signed).hasBinaryContent(written(first));
  }

  @Test
  void writesToAChannelWhatItWritesToAStream(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("large.eml"), withAttachment(700_000));
    Path signed = folder.resolve("signed.eml");
    Plan plan = new SignatureEngine().plan(MessageSource.of(file), Samples.stamp("images"));

    try (FileChannel out = FileChannel.open(signed, CREATE, WRITE)) {
      plan.writeTo(out);
    }

    assertThat(signed).hasBinaryContent(written(plan));
  }

  @Test
  void saysThatTheSourceBecameShorter(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("large.eml"), withAttachment(700_000));
    Plan plan = new SignatureEngine().plan(MessageSource.of(file), Samples.stamp("images"));
    Files.write(file, "From: nobody\r\n\r\n".getBytes(US_ASCII));

    assertThatThrownBy(() -> written(plan)).isInstanceOf(IOException.class);
  }

  private static void assertSame(byte[] message, MessageSource stream) throws IOException {
    Stamp stamp = Samples.stamp("images");
    Plan expected = new SignatureEngine().plan(MessageSource.of(message), stamp);
    Plan actual = new SignatureEngine().plan(stream, stamp);

    assertThat(actual.decision()).isEqualTo(expected.decision());
    assertThat(actual.edits()).isEqualTo(expected.edits());
    assertThat(actual.size()).isEqualTo(expected.size());
    assertThat(written(actual)).isEqualTo(written(expected));
  }

  private static byte[] written(Plan plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    plan.writeTo(out);
    return out.toByteArray();
  }

  private static MessageSource dribble(byte[] message, int most) {
    return () ->
        new FilterInputStream(MessageSource.of(message).open()) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(length, most));
          }
        };
  }

  private static byte[] withAttachment(int length) {
    String attachment = "QUJD-/+9".repeat(length / 8) + "x".repeat(length % 8);
    return ("From: a@b\r\nContent-Type: multipart/mixed; boundary=\"outer-boundary\"\r\n\r\n"
            + "--outer-boundary\r\nContent-Disposition: attachment\r\n\r\n"
            + attachment
            + "\r\n--outer-boundary\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n"
            + "--outer-boundary--\r\n")
        .getBytes(US_ASCII);
  }
}
