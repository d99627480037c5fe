package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.smtp.SmtpReply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeAnswerTest {
  /** It answers something else than what was asked: no reason to tell a sender that it failed. */
  @Test
  void aReplyThatIsNeitherYesNorNoIsNoRefusal() {
    assertThat(ExchangeAnswer.of(new SmtpReply(354, null, List.of("go ahead"))))
        .isEqualTo(ExchangeAnswer.LATER);
    assertThat(ExchangeAnswer.of(new SmtpReply(550, null, List.of("no"))))
        .isEqualTo(ExchangeAnswer.FAILED);
  }

  /** Both are over within a day: the second one is that of organisations on trial. */
  @ParameterizedTest
  @ValueSource(strings = {"5.7.233", "5.7.232"})
  void anOrganisationThatHasSentEnoughForTodayIsPutOff(String status) {
    SmtpReply reply = new SmtpReply(550, status, List.of(status + " daily limit"));
    assertThat(ExchangeAnswer.of(reply)).isEqualTo(ExchangeAnswer.LATER);

    RecipientOutcome waited =
        new RecipientOutcome("ann@example.net", Outcome.PENDING, reply.codes());
    assertThat(Outcomes.givenUp(List.of(waited)))
        .as("Exchange spoke about it, so its sender is told")
        .containsExactly(waited.with(Outcome.FAILED));
  }

  @ParameterizedTest
  @CsvSource({
    "552,, true",
    "552, 5.3.4, true",
    "550, 5.2.3, true",
    "552, 5.2.2, false",
    "550,, false",
    "452, 4.3.1, false"
  })
  void aMailboxThatIsFullIsNotAMessageThatIsTooLarge(int code, String status, boolean isSize) {
    assertThat(ExchangeAnswer.isAboutSize(new SmtpReply(code, status, List.of("no"))))
        .isEqualTo(isSize);
  }
}
