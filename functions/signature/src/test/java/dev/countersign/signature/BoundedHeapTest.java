package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heap that a message needs does not grow with it: tried in a Java with no more than 8 MB. */
class BoundedHeapTest {
  private static final byte[] LINE = ("QUJD".repeat(19) + "\r\n").getBytes(US_ASCII);

  @Test
  void signs25MegabytesInAHeapOf8(@TempDir Path folder) throws Exception {
    Path message = folder.resolve("25M.eml");
    write(message, 25 * 1024 * 1024);

    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx8m",
            "-cp",
            System.getProperty("java.class.path"),
            BoundedHeapTest.class.getName(),
            message.toString());
    Path output = folder.resolve("output.txt");
    Process java =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output)).startsWith("Stamped");
  }

  /** Signs the file that is named, twice, and says what was decided. */
  public static void main(String[] arguments) throws IOException {
    SignatureEngine engine = new SignatureEngine();
    Stamp stamp = Samples.stamp("images");
    Plan plan = engine.plan(MessageSource.of(Path.of(arguments[0])), stamp);
    plan.writeTo(OutputStream.nullOutputStream());
    System.out.println(plan.decision().getClass().getSimpleName());
  }

  private static void write(Path file, int length) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(
          ("From: a@b\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n"
                  + "--b\r\nContent-Type: text/html\r\n\r\n"
                  + "<p>Hello</p>\r\n".repeat(50_000)
                  + "\r\n--b\r\nContent-Disposition: attachment\r\n"
                  + "Content-Transfer-Encoding: base64\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      for (int written = 0; written < length; written += LINE.length) {
        out.write(LINE);
      }
      out.write("--b--\r\n".getBytes(US_ASCII));
    }
  }
}
