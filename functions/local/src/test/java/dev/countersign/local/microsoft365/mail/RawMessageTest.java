package dev.countersign.local.microsoft365.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawMessageTest {

  private static final String TEXT =
      "Received: by one\r\n\twith folding\r\nSubject: Hello\r\nX-A: 1\r\nx-a: 2\r\n\r\nX-A: body\r\n";

  private final RawMessage message = message(TEXT);

  @Test
  void readsUnfoldedValuesInAnyCase() {
    assertThat(message.values("received")).containsExactly("by one\twith folding");
    assertThat(message.values("X-A")).containsExactly("1", "2");
    assertThat(message.first("X-B")).isNull();
  }

  @Test
  void addsOnTopAndLeavesTheRest() {
    assertThat(message.onTop("X-New", "yes").text()).isEqualTo("X-New: yes\r\n" + TEXT);
  }

  @Test
  void removesAllFieldsOfANameAndNothingElse() {
    assertThat(message.without("x-A").text())
        .isEqualTo("Received: by one\r\n\twith folding\r\nSubject: Hello\r\n\r\nX-A: body\r\n");
    assertThat(message.without("Received").text()).isEqualTo(TEXT.substring(TEXT.indexOf("Subj")));
  }

  @Test
  void readsWhatIsHardlyAMessage() {
    assertThat(message("").values("Subject")).isEmpty();
    assertThat(message("no colon here").values("no")).isEmpty();
    assertThat(message("Subject: cut off").values("Subject")).containsExactly("cut off");
    assertThat(message("A: 1\nB: 2\n\nbody").values("B")).containsExactly("2");
  }

  private static RawMessage message(String text) {
    return new RawMessage(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
