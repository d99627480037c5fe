package dev.countersign.mailflow;

import static dev.countersign.mailflow.RelayFixture.ANN;
import static dev.countersign.mailflow.RelayFixture.BOB;
import static dev.countersign.mailflow.RelayFixture.copyFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.mailflow.smtp.RecipientReply;
import dev.countersign.mailflow.smtp.SmtpReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {

  /** Those who had it were forgotten, and got it once more. */
  @Test
  void whatIsKnownIsKeptWhereItCannotBeWrittenDownInBetween() throws IOException {
    List<String> sent = new ArrayList<>();
    List<RecipientReply> replies =
        new Handover(
                copy -> {
                  sent.addAll(copy.recipients());
                  return List.of(taken(copy.recipients().get(0)));
                },
                known -> {
                  throw new IllegalStateException("the table is away");
                },
                () -> copyFor(ANN))
            .send(List.of(copyFor(ANN), copyFor(BOB)))
            .replies();

    assertThat(replies).containsExactly(taken(ANN));
    assertThat(sent).as("nothing more is sent that nobody may be able to write down").hasSize(1);
  }

  private static RecipientReply taken(String recipient) {
    return new RecipientReply(recipient, new SmtpReply(250, null, List.of("ok")));
  }
}
