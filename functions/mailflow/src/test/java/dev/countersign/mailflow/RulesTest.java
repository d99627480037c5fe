package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of a tenant at work on the mail path: what recipients get. */
class RulesTest extends RulesAtWork {
  @Test
  void internalAndExternalRecipientsGetCopiesOfTheirOwn() throws IOException {
    rules(
        """
        [{"name":"in","signature":"internal","audience":"INTERNAL"},
         {"name":"out","signature":"external","audience":"EXTERNAL"}]
        """);
    List<OutgoingMessage> copies = sign(message(LENA, ""), LENA, ANN, CARLA);

    assertThat(copies)
        .extracting(OutgoingMessage::recipients)
        .containsExactly(List.of(ANN), List.of(CARLA));
    assertThat(body(copies.get(0))).contains("out Lena").doesNotContain("in Lena");
    assertThat(body(copies.get(1))).contains("in Lena").doesNotContain("out Lena");
    assertThat(header(copies.get(0))).isEqualTo(header(copies.get(1)));
  }

  /** Two copies of the same were sent: who compares Message-IDs saw a message twice. */
  @Test
  void rulesThatChooseTheSameForDifferentRecipientsMakeOneCopy() throws IOException {
    rules(
        """
        [{"name":"in","signature":"internal","audience":"INTERNAL"},
         {"name":"gone","part":"BANNER","signature":"removed","audience":"INTERNAL"},
         {"name":"out","signature":"internal","audience":"EXTERNAL"}]
        """);
    OutgoingMessage copy = only(sign(message(LENA, ""), LENA, ANN, CARLA));

    assertThat(copy.recipients()).containsExactly(ANN, CARLA);
    assertThat(copy.signatureVersion()).isEqualTo("internal:v1");
  }

  @Test
  void whoHasTheMessageAlreadyStillCountsForTheAudience() throws IOException {
    rules("[{\"name\":\"mixed\",\"signature\":\"external\",\"audience\":\"MIXED\"}]");
    MessageRecord entry =
        entry(
            LENA,
            List.of(
                new RecipientOutcome(ANN, Outcome.RETURNED, "250"),
                RecipientOutcome.pending(CARLA)));
    List<OutgoingMessage> copies = signer().sign(entry, file(message(LENA, "")));

    assertThat(copies).hasSize(1);
    assertThat(copies.get(0).recipients()).containsExactly(CARLA);
    assertThat(body(copies.get(0))).contains("out Lena");
  }

  @Test
  void partsAreStackedAndDaysCount() throws IOException {
    rules(
        """
        [{"name":"all","signature":"internal"},
         {"name":"over","part":"DISCLAIMER","signature":"external","until":"2026-11-22"},
         {"name":"fair","part":"BANNER","signature":"fair","from":"2026-11-23","until":"2026-11-23"}]
        """);
    OutgoingMessage copy = only(sign(message(LENA, ""), LENA, ANN));

    assertThat(copy.signatureVersion()).isEqualTo("internal:v1 fair:v1");
    assertThat(body(copy)).containsSubsequence("in Lena", "at the fair").doesNotContain("out Lena");
  }
}
