package dev.countersign.mailflow;

import static dev.countersign.mailflow.RelayFixture.ANN;
import static dev.countersign.mailflow.RelayFixture.NOW;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.countersign.core.ledger.DeliveryAttempt;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.InMemoryMessageStore.Killed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that no function survives: too large for its memory, or an endless loop. */
class RelayCutOffTest {
  private final RelayFixture fixture = new RelayFixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aMessageThatCannotBeSignedWithinAFunctionGoesUnsigned() {
    fixture.add(NOW, ANN);
    for (int i = 0; i < CutOff.UNSIGNED_AFTER; i++) {
      assertKilled(this::killedWhileSigning);
    }
    killedWhileSigning();

    assertThat(fixture.entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(fixture.entry().decision()).startsWith("UNSIGNED: signing failed, ");
    String returned =
        new String(fixture.server.deliveries().get(0).content(), StandardCharsets.ISO_8859_1);
    assertThat(returned).contains("X-Countersign-Processed: 1").doesNotContain("-Tenant:");
  }

  @Test
  void aMessageThatEndsEveryFunctionIsParked() {
    fixture.add(NOW, ANN);
    fixture.messages.deadly.add(MESSAGE_ID);
    for (int i = 0; i < CutOff.PARKED_AFTER; i++) {
      assertKilled(fixture::relay);
    }
    assertThat(fixture.relay()).isEmpty();

    assertThat(fixture.entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(fixture.entry().recipients()).extracting("outcome").containsExactly(Outcome.HELD);
    assertThat(fixture.entry().progress().attempts())
        .extracting(DeliveryAttempt::answer)
        .containsExactly("NEVER_ENDED");
    assertThat(fixture.messages.kept).containsExactly(MESSAGE_ID);
  }

  /** Lambda goes on in the same place, where one message after the other would fill the disk. */
  @Test
  void whatFunctionsLeaveBehindIsRemovedWhenAMessageCannotBeFetched() throws IOException {
    Path inUse = Spool.create();
    Path left = Spool.create();
    FileTime longAgo =
        FileTime.from(Files.getLastModifiedTime(inUse).toInstant().minus(MessageRelay.LEASE));
    Files.setLastModifiedTime(left, longAgo);
    fixture.add(NOW, ANN);
    fixture.messages.unreadable.add(MESSAGE_ID);
    fixture.relay();

    assertThat(left).doesNotExist();
    assertThat(inUse).exists();
    Files.delete(inUse);
  }

  @Test
  void anEndInBetweenBeginsTheCountAnew() {
    fixture.add(NOW, ANN);
    for (int i = 0; i < CutOff.UNSIGNED_AFTER; i++) {
      assertKilled(this::killedWhileSigning);
      fixture.server.refuse(ANN, 451, "4.3.2 Try later");
      assertThat(fixture.relay()).hasSize(1);
    }
    fixture.server.accept(ANN);
    assertThat(fixture.relay()).isEmpty();

    assertThat(fixture.entry().decision()).isEqualTo("STAMPED");
  }

  private void killedWhileSigning() {
    fixture.relay(
        (entry, original) -> {
          throw new Killed();
        });
  }

  private void assertKilled(Runnable function) {
    assertThatExceptionOfType(Killed.class).isThrownBy(function::run);
    fixture.clock.advance(MessageRelay.LEASE.plus(Duration.ofSeconds(1)));
  }
}
