package dev.countersign.mailflow.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
  @Test
  void readsRepliesOfSeveralLines() throws IOException {
    SmtpReply reply = read("250-mail.example\r\n250-SIZE 1000\r\n250\r\n");
    assertThat(reply.code()).isEqualTo(250);
    assertThat(reply.lines()).containsExactly("mail.example", "SIZE 1000", "");
  }

  @Test
  void findsTheEnhancedStatusCode() throws IOException {
    assertThat(read("550 5.7.64 TenantAttribution; Relay Access Denied\r\n").codes())
        .isEqualTo("550 5.7.64");
    assertThat(read("250 2.6 of 3\r\n").codes()).isEqualTo("250");
  }

  @Test
  void readsAReplyWithAnOddCharacterInItsText() throws IOException {
    assertThat(read("550 5.1.1 no\rone\r\n").codes()).isEqualTo("550 5.1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello\r\n", "99 x\r\n", "250-a\r\n251 b\r\n", "250_a\r\n", "600 x\r\n"})
  void refusesWhatIsNoReply(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(SmtpProtocolException.class);
  }

  @Test
  void refusesRepliesWithoutEnd() {
    assertThatThrownBy(() -> read("250 " + "x".repeat(ReplyReader.MAX_LINE_LENGTH) + "\r\n"))
        .isInstanceOf(SmtpProtocolException.class);
    assertThatThrownBy(() -> read("250-x\r\n".repeat(ReplyReader.MAX_LINES + 1)))
        .isInstanceOf(SmtpProtocolException.class);
    assertThatThrownBy(() -> read("250 cut off")).isInstanceOf(EOFException.class);
  }

  private static SmtpReply read(String text) throws IOException {
    return new ReplyReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
        .read();
  }
}
