package dev.countersign.onboarding.run;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.Status;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarkConnectedTest {
  private final Parts parts = new Parts();

  @Test
  void endsTheRunAndThrowsItsSecretsAway() {
    SecretName tokens = new SecretName(SUBSCRIPTION, RUN, "ExchangeTokens");
    parts.await("EnableRules");
    parts.secrets.save(tokens, "{}", Duration.ofDays(1));

    Events.call(new MarkConnected(parts.statuses, parts.bypasses, parts.runEnd));

    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.CONNECTED);
    assertThat(parts.secrets.find(tokens)).isEmpty();
    assertThat(parts.answers.isAwaited(SUBSCRIPTION, RUN, "EnableRules")).isFalse();
  }

  /** It went the way of all failures: what was connected was taken back, and called connected. */
  @Test
  void whatCannotBeClearedAwayIsNoFailureOfTheRun() {
    parts.await("EnableRules");
    RunEnd away = new RunEnd(parts.secrets, parts.waitTokens, new AuditIsAway());

    assertThatThrownBy(() -> Events.call(new MarkConnected(parts.statuses, parts.bypasses, away)))
        .isInstanceOf(NotCleared.class);

    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.CONNECTED);
  }

  private static final class AuditIsAway implements AuditTrail {
    @Override
    public void add(
        String subscriptionId, Actor actor, String action, Map<String, String> details) {
      throw new IllegalStateException("away");
    }

    @Override
    public Page read(String subscriptionId, @Nullable String before, int limit) {
      throw new UnsupportedOperationException();
    }
  }
}
