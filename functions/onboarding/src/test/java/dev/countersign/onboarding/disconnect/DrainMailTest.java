package dev.countersign.onboarding.disconnect;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageSearch;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DrainMailTest {
  private static final Duration EFFECT = Duration.ofHours(1);
  private final Parts parts = new Parts();
  private final DrainMail function =
      new DrainMail(parts.statuses, parts.messageSearch, EFFECT, parts.clock);

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

    parts.ledger.add(message(SUBSCRIPTION, MessageState.ACCEPTED, disabled));

    assertThat(ask(disabled).drained()).isFalse();
  }

  @Test
  void mailThatStillComesAfterTheRulesWereDisabledKeepsTheWayBackOpen() {
    Instant disabled = parts.clock.instant();
    parts.clock.advance(EFFECT.multipliedBy(2));
    parts.ledger.add(message(SUBSCRIPTION, MessageState.RETURNED, parts.clock.instant()));

    assertThat(ask(disabled).drained()).isFalse();

    parts.clock.advance(Duration.ofMinutes(15));
    assertThat(ask(disabled).drained()).isTrue();
  }

  @Test
  void mailThatStillComesADayLaterIsRoutedBySomethingElseAndNothingIsRemoved() {
    Instant disabled = parts.clock.instant();
    parts.clock.advance(Duration.ofHours(26));
    parts.ledger.add(message(SUBSCRIPTION, MessageState.RETURNED, parts.clock.instant()));

    assertThatThrownBy(() -> ask(disabled))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith("MailStillRouted");
  }

  @Test
  void aMessageOfAnotherTenantHoldsUpNothing() {
    parts.ledger.add(message("another", MessageState.ACCEPTED, parts.clock.instant()));

    assertThat(ask(parts.clock.instant().minus(EFFECT)).drained()).isTrue();
  }

  /** Two days of a large organisation's mail do not fit into a function. */
  @Test
  void asksForOneMessageHoweverManyThereAre() {
    Instant disabled = parts.clock.instant();
    parts.clock.advance(EFFECT.multipliedBy(2));
    for (int i = 0; i < 30; i++) {
      Instant receivedAt = parts.clock.instant().minusMillis(i);
      parts.ledger.add(message(SUBSCRIPTION, MessageState.RETURNED, receivedAt));
      parts.ledger.add(message(SUBSCRIPTION, MessageState.ACCEPTED, disabled));
    }
    Counted search = new Counted(parts.messageSearch);
    DrainMail counting = new DrainMail(parts.statuses, search, EFFECT, parts.clock);

    assertThat(counting.handle(input(disabled)).drained()).isFalse();
    parts.clock.advance(Duration.ofHours(1));
    assertThat(counting.handle(input(disabled)).drained()).isFalse();

    assertThat(search.records).isEqualTo(2);
  }

  /** For an hour and more the status said that the next step goes on by itself, and not why not. */
  @Test
  void theStatusSaysWhatIsWaitedFor() {
    parts.statuses.beginDisconnecting(SUBSCRIPTION, RUN);
    Instant disabled = parts.clock.instant();
    ask(disabled);
    assertThat(waiting()).isEqualTo("RulesTakeEffect");

    parts.clock.advance(EFFECT.multipliedBy(2));
    parts.ledger.add(message(SUBSCRIPTION, MessageState.ACCEPTED, parts.clock.instant()));
    ask(disabled);
    assertThat(waiting()).isEqualTo("MailStillComes");

    parts.clock.advance(EFFECT);
    ask(disabled);
    assertThat(waiting()).isEqualTo("MailOnItsWay");
  }

  private String waiting() {
    return Objects.requireNonNull(parts.statuses.find(SUBSCRIPTION).waiting()).code();
  }

  private static MessageRecord message(String tenant, MessageState state, Instant receivedAt) {
    return new MessageRecord(
        UUID.randomUUID().toString(),
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
    return function.handle(input(disabled));
  }

  private static DrainMail.Input input(Instant disabled) {
    return new DrainMail.Input(SUBSCRIPTION, RUN, disabled.toString());
  }

  /** Counts what is handed out. */
  private static final class Counted implements MessageSearch {
    private final MessageSearch search;
    private int records;

    Counted(MessageSearch search) {
      this.search = search;
    }

    @Override
    public List<MessageRecord> sent(
        String subscriptionId, String sender, Instant since, Instant until, int most) {
      return count(search.sent(subscriptionId, sender, since, until, most));
    }

    @Override
    public List<MessageRecord> open(String subscriptionId, MessageState state, int most) {
      return count(search.open(subscriptionId, state, most));
    }

    private List<MessageRecord> count(List<MessageRecord> found) {
      records += found.size();
      return found;
    }

    @Override
    public List<MessageRecord> newestOpen(
        String subscriptionId, MessageState state, Instant until, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<MessageRecord> withKey(String messageKey, Instant until, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void forEachOpen(Consumer<MessageRecord> action) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> known(Set<String> messageIds) {
      throw new UnsupportedOperationException();
    }
  }
}
