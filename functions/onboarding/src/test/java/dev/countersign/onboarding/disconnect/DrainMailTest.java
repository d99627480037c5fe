package dev.countersign.onboarding.disconnect;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrainMailTest {
  private static final Duration EFFECT = Duration.ofHours(1);
  private final Parts parts = new Parts();
  private final Set<String> waiting = new HashSet<>();
  private final DrainMail function =
      new DrainMail(
          parts.statuses, (tenant, since) -> waiting.contains(tenant), EFFECT, parts.clock);

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

    waiting.add(SUBSCRIPTION);

    assertThat(ask(disabled).drained()).isFalse();
  }

  @Test
  void aMessageOfAnotherTenantHoldsUpNothing() {
    waiting.add("another");

    assertThat(ask(parts.clock.instant().minus(EFFECT)).drained()).isTrue();
  }

  private DrainMail.Result ask(Instant disabled) {
    return function.handle(new DrainMail.Input(SUBSCRIPTION, RUN, disabled.toString()));
  }
}
