package dev.countersign.onboarding.run;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.connection.Status;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
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
}
