package dev.countersign.mailflow.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotStuffingOutputStreamTest {
  @ParameterizedTest
  @CsvSource({
    "'a\r\n', 'a\r\n.\r\n'",
    "'a', 'a\r\n.\r\n'",
    "'', '.\r\n'",
    "'.\r\n', '..\r\n.\r\n'",
    "'a\r\n..b.c\r\n', 'a\r\n...b.c\r\n.\r\n'",
    "'a\n.b\n', 'a\r\n..b\r\n.\r\n'",
    "'a\r\n.\n.\r\nb', 'a\r\n..\r\n..\r\nb\r\n.\r\n'",
    "'a\rb\r', 'a\rb\r\n.\r\n'",
    "'\r\n\r\n', '\r\n\r\n.\r\n'"
  })
  void doublesLeadingDotsAndEndsTheData(String message, String data) throws IOException {
    assertThat(stuffed(message, message.length())).isEqualTo(data);
    assertThat(stuffed(message, 1)).as("octet by octet").isEqualTo(data);
  }

  private static String stuffed(String message, int chunk) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    DotStuffingOutputStream out = new DotStuffingOutputStream(data);
    byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < octets.length; at += chunk) {
      out.write(octets, at, Math.min(chunk, octets.length - at));
    }
    out.finish();
    return data.toString(StandardCharsets.US_ASCII);
  }
}
