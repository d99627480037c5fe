package dev.countersign.signature.damage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with one message, and mailboxes (RFC 4155). */
class MessageFileTest {
  private static final String DIVIDER = "From ada@brightwater.example Mon Nov 23 09:12:41 2026\n";
  private static final String FIRST =
      "Subject: 1\n\nHello,\n\nFrom Ada: the meeting is at 10:30.\n\n";
  private static final String SECOND = "Subject: 2\n\nIn the text:\n" + DIVIDER + "\n";

  @Test
  void aMailboxHasManyMessages() throws IOException {
    assertThat(messages(DIVIDER + FIRST + DIVIDER + SECOND + DIVIDER + FIRST))
        .containsExactly(DIVIDER + FIRST, DIVIDER + SECOND, DIVIDER + FIRST);
  }

  @Test
  void soHasOneWhoseLinesEndInCarriageReturns() throws IOException {
    String mailbox = DIVIDER + FIRST + DIVIDER + SECOND;
    assertThat(messages(mailbox.replace("\n", "\r\n"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From - Mon Nov 23 09:12:41 2026",
        "From MAILER-DAEMON Mon Nov  3 09:12:41 2026",
        "From ada@brightwater.example Mon Nov 23 09:12 2026",
        "From 1847@xxx Mon Nov 23 09:12:41 +0000 2026",
        "From ada@brightwater.example  Mon, 23 Nov 2026 09:12:41 -0500"
      })
  void clientsDivideThemInTheirOwnWays(String divider) throws IOException {
    String message = divider + "\n" + FIRST;
    assertThat(messages(message + message)).containsExactly(message, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {FIRST + DIVIDER + SECOND, DIVIDER + FIRST, "", "x", "\n", DIVIDER})
  void anotherFileIsOneMessage(String file) throws IOException {
    assertThat(messages(file)).containsExactly(file);
  }

  private static List<String> messages(String file) throws IOException {
    List<String> messages = new ArrayList<>();
    MessageFile.forEach(
        new ByteArrayInputStream(file.getBytes(ISO_8859_1)),
        message -> messages.add(new String(message, ISO_8859_1)));
    return messages;
  }
}
