package dev.countersign.onboarding.disconnect;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainMailTest {
  private static final Duration EFFECT = Duration.ofHours(1);
  private final Parts parts = new Parts();
  private final List<MessageRecord> messages = new ArrayList<>();
  private final DrainMail function =
      new DrainMail(
          parts.statuses,
          (tenant, since) ->
              messages.stream().filter(m -> m.subscriptionId().equals(tenant)).toList(),
          EFFECT,
          parts.clock);

  @Test
  void waitsUntilExchangeSurelyObeysTheRules() {
    Instant disabled = parts.clock.instant();
    parts.clock.advance(Duration.ofMinutes(50));

    DrainMail.Result result = ask(disabled);

    assertThat(result.drained()).isFalse();
    assertThat(result.waitSeconds()).isBetween(600L, 601L);
  }

  @Test
  void waitsForAMessageThatIsOnItsWay() {
    Instant disabled = parts.clock.instant();
    parts.clock.advance(EFFECT);
    assertThat(ask(disabled).drained()).isTrue();

    messages.add(message(SUBSCRIPTION, MessageState.ACCEPTED, disabled));

    assertThat(ask(disabled).drained()).isFalse();
  }

  @Test
  void mailThatStillComesAfterTheRulesWereDisabledKeepsTheWayBackOpen() {
    Instant disabled = parts.clock.instant();
    parts.clock.advance(EFFECT.multipliedBy(2));
    messages.add(message(SUBSCRIPTION, MessageState.RETURNED, parts.clock.instant()));

    assertThat(ask(disabled).drained()).isFalse();

    parts.clock.advance(Duration.ofMinutes(15));
    assertThat(ask(disabled).drained()).isTrue();
  }

  @Test
  void mailThatStillComesADayLaterIsRoutedBySomethingElseAndNothingIsRemoved() {
    Instant disabled = parts.clock.instant();
    parts.clock.advance(Duration.ofHours(26));
    messages.add(message(SUBSCRIPTION, MessageState.RETURNED, parts.clock.instant()));

    assertThatThrownBy(() -> ask(disabled))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith("MailStillRouted");
  }

  @Test
  void aMessageOfAnotherTenantHoldsUpNothing() {
    messages.add(message("another", MessageState.ACCEPTED, parts.clock.instant()));

    assertThat(ask(parts.clock.instant().minus(EFFECT)).drained()).isTrue();
  }

  private static MessageRecord message(String tenant, MessageState state, Instant receivedAt) {
    return new MessageRecord(
        "m1",
        tenant,
        "lena@brightwater.example",
        List.of(),
        "lena@brightwater.example",
        null,
        receivedAt,
        state,
        null,
        null,
        null,
        Progress.begin(receivedAt, receivedAt.plusSeconds(60)));
  }

  private DrainMail.Result ask(Instant disabled) {
    return function.handle(new DrainMail.Input(SUBSCRIPTION, RUN, disabled.toString()));
  }
}
