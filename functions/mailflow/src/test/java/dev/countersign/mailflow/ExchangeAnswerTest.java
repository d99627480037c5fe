package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.mailflow.smtp.SmtpReply;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeAnswerTest {
  /** It answers something else than what was asked: no reason to tell a sender that it failed. */
  @Test
  void aReplyThatIsNeitherYesNorNoIsNoRefusal() {
    assertThat(ExchangeAnswer.of(new SmtpReply(354, null, List.of("go ahead"))))
        .isEqualTo(ExchangeAnswer.LATER);
    assertThat(ExchangeAnswer.of(new SmtpReply(550, null, List.of("no"))))
        .isEqualTo(ExchangeAnswer.FAILED);
  }
}
