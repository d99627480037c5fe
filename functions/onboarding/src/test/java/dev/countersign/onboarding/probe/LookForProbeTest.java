package dev.countersign.onboarding.probe;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.connection.Probe;
import dev.countersign.core.connection.ProbeAddress;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookForProbeTest {
  private static final Duration PATIENCE = Duration.ofMinutes(9);

  private final Parts parts = new Parts();
  private final LookForProbe function =
      new LookForProbe(parts.statuses, parts.probes, parts.ledger, PATIENCE, parts.clock);

  @BeforeEach
  void send() {
    ProbeAddress address = ProbeAddress.next(SUBSCRIPTION, "relay.countersign.example");
    parts.probes.save(SUBSCRIPTION, Probe.sent(RUN, address, parts.clock.instant()));
  }

  @Test
  void sendsAnotherOneWhereNoneCameInTime() {
    assertThat(look().next()).isEqualTo("LOOK");

    parts.clock.advance(PATIENCE);

    assertThat(look().next()).isEqualTo("SEND");
  }

  /** A message that came a moment ago was not refused by anybody. */
  @Test
  void oneThatComesAtTheLastMomentHasAsMuchTimeToGoBack() {
    parts.clock.advance(PATIENCE.minusSeconds(1));
    arrive();
    parts.clock.advance(Duration.ofSeconds(2));

    assertThat(look().next()).isEqualTo("LOOK");

    parts.clock.advance(PATIENCE);
    assertThatThrownBy(this::look)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith("ProbeNotTakenBack");
  }

  private ProbeProgress look() {
    return function.handle(new LookForProbe.Input(SUBSCRIPTION, RUN, 1, 1));
  }

  private void arrive() {
    Instant now = parts.clock.instant();
    assertThat(parts.probes.arrive(parts.probes.find(SUBSCRIPTION).orElseThrow(), "m1")).isTrue();
    parts.ledger.add(
        new MessageRecord(
            "m1",
            SUBSCRIPTION,
            "O365ConnectorValidation@brightwater.example",
            List.of(),
            "",
            null,
            now,
            MessageState.ACCEPTED,
            null,
            null,
            null,
            Progress.begin(now, now.plus(Duration.ofDays(2)))));
  }
}
