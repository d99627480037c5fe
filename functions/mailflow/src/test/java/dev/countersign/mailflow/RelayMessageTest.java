package dev.countersign.mailflow;

import static dev.countersign.mailflow.RelayFixture.ANN;
import static dev.countersign.mailflow.RelayFixture.BOB;
import static dev.countersign.mailflow.RelayFixture.NOW;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.connection.Broken;
import dev.countersign.core.connection.ProbeAddress;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.SqsEvent.BatchItemFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One queue message: what it leads to when Exchange takes the mail, and when it is not ours to
 * return.
 */
class RelayMessageTest {
  private final RelayFixture fixture = new RelayFixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void returnsTheMessageOnceToEverybody() {
    fixture.add(NOW, ANN, BOB);
    assertThat(fixture.relay()).isEmpty();

    MessageRecord entry = fixture.entry();
    assertThat(entry.state()).isEqualTo(MessageState.RETURNED);
    assertThat(entry.recipients())
        .containsExactly(
            new RecipientOutcome(ANN, Outcome.RETURNED, "250"),
            new RecipientOutcome(BOB, Outcome.RETURNED, "250"));
    assertThat(entry.attempts()).isEqualTo(1);
    assertThat(entry.returnedAt()).isEqualTo(NOW);
    assertThat(fixture.server.deliveries()).hasSize(1);
    assertThat(fixture.server.deliveries().get(0).recipients()).containsExactly(ANN, BOB);

    assertThat(fixture.relay()).as("the same queue message again").isEmpty();
    assertThat(fixture.server.deliveries()).hasSize(1);
  }

  /** What Exchange had said was forgotten, and the message sent again. */
  @Test
  void whatExchangeSaidCountsAlsoWhereTheFileCannotBeRemoved() {
    fixture.add(NOW, ANN);
    fixture.relay(
        (entry, original) -> {
          Files.delete(original);
          return List.of(RelayFixture.copyFor(ANN));
        });

    assertThat(fixture.entry().state()).isEqualTo(MessageState.RETURNED);
  }

  @Test
  void aTestMessageThatIsReturnedDoesNotSayThatMailIsRouted() {
    fixture.add(NOW, ProbeAddress.next(Samples.SUBSCRIPTION, "relay.countersign.example").text());

    assertThat(fixture.relay()).isEmpty();

    assertThat(fixture.entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(new DynamoDbReturnStore(fixture.tables.subscriptions()).find(Samples.SUBSCRIPTION))
        .isEmpty();
  }

  @Test
  void returnsTheMessageUnsignedAndMarkedWhenSigningFails() {
    fixture.add(NOW, ANN);
    fixture.relay(
        (entry, original) -> {
          throw new IllegalStateException("broken template");
        });

    byte[] expected =
        RelayFixture.concat(
            "X-Countersign-Processed: 1\r\n".getBytes(StandardCharsets.US_ASCII),
            Samples.bytes("plain-text.eml"));
    assertThat(fixture.server.deliveries().get(0).content()).isEqualTo(expected);
    assertThat(fixture.entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(fixture.entry().decision())
        .isEqualTo("UNSIGNED: signing failed, IllegalStateException");
  }

  /** Whatever a message can do to a parser: it would come again and again, and end nowhere. */
  @Test
  void returnsTheMessageUnsignedWhenSigningRunsOutOfStack() {
    fixture.add(NOW, ANN);
    fixture.relay(
        (entry, original) -> {
          throw new StackOverflowError();
        });
    assertThat(fixture.entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(fixture.entry().decision())
        .isEqualTo("UNSIGNED: signing failed, StackOverflowError");
  }

  @Test
  void returnsUnsignedWhatSomebodyReleased() {
    fixture.add(NOW, ANN);
    Lease lease = new Lease("me", NOW.plusSeconds(60));
    fixture.ledger.lease(MESSAGE_ID, lease, NOW);
    MessageRecord entry = fixture.entry();
    fixture.ledger.finish(
        entry.with(
            MessageState.ACCEPTED,
            entry.recipients(),
            entry.progress().again(NOW, NOW.plusSeconds(60), true)),
        lease);
    assertThat(fixture.relay()).isEmpty();
    assertThat(fixture.entry().decision()).isEqualTo("UNSIGNED: released by an administrator");
  }

  @Test
  void leavesAMessageAloneThatSomebodyElseWorksOn() {
    fixture.add(NOW, ANN);
    fixture.ledger.lease(MESSAGE_ID, new Lease("other", NOW.plusSeconds(600)), NOW);
    assertThat(fixture.relay()).hasSize(1);
    assertThat(fixture.queue.deferred).containsExactly(MessageRelay.LOOK_AGAIN);
    assertThat(fixture.server.recipientsTried()).isEmpty();

    fixture.clock.advance(Duration.ofSeconds(601));
    assertThat(fixture.relay()).as("the other was cut off").isEmpty();
    assertThat(fixture.entry().state()).isEqualTo(MessageState.RETURNED);
  }

  /** SQS counts whole seconds: a message came too early, and each time once more for nothing. */
  @Test
  void comesAgainNoSoonerThanTheCircuitLetsSomebodyThrough() {
    fixture.add(NOW, ANN);
    new DynamoDbBreakerStore(fixture.tables.subscriptions())
        .replace(
            Samples.SUBSCRIPTION, null, new Broken(NOW, "550 5.7.64", 0, NOW.plusMillis(59_500)));
    assertThat(fixture.relay()).hasSize(1);
    assertThat(fixture.queue.deferred).containsExactly(Duration.ofSeconds(60));
  }

  @Test
  void waitsForAMessageThatIsNotInTheBucketYet() {
    fixture.add(NOW, ANN);
    fixture.messages.remove(MESSAGE_ID);
    assertThat(fixture.relay()).hasSize(1);
    assertThat(fixture.entry().state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(fixture.entry().attempts()).isEqualTo(1);
  }

  @Test
  void leavesWhatItDoesNotKnowInTheQueue() {
    assertThat(fixture.relay())
        .containsExactly(new BatchItemFailure("5b1c8a6e-0f2d-4e7b-9c3a-7d6f1e2a4b90"));
    assertThat(fixture.queue.deferred).containsExactly(RelayMessage.AFTER_FAILURE);
  }
}
