package dev.countersign.onboarding.disconnect;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Says whether the way back may be closed. Exchange takes a while until it obeys a disabled rule,
 * and a message that is on its way to us or with us needs the receive connector.
 */
public final class DrainMail extends RunTask<DrainMail.Input, DrainMail.Result> {
  /** How long a message is tried; later ones are parked and returned by hand. */
  private static final Duration OLDEST = Duration.ofDays(2);

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private final OnItsWay onItsWay;
  private final Duration effect;
  private final Clock clock;

  /** For Lambda. */
  public DrainMail() {
    this(Environment.ofLambda());
  }

  public DrainMail(Environment environment) {
    this(new Wiring(environment), environment);
  }

  private DrainMail(Wiring wiring, Environment environment) {
    this(
        wiring.statuses(),
        accepted(wiring.ledger()),
        Duration.ofSeconds(Long.parseLong(environment.require("RULE_EFFECT_SECONDS"))),
        wiring.clock());
  }

  /** Whether a message of a tenant, taken since a moment, is neither returned nor parked. */
  @FunctionalInterface
  interface OnItsWay {
    boolean isAny(String subscriptionId, Instant since);
  }

  private static OnItsWay accepted(MessageLedger ledger) {
    return (tenant, since) ->
        ledger.since(tenant, since).stream()
            .anyMatch(message -> message.state() == MessageState.ACCEPTED);
  }

  /**
   * @param effect after which Exchange surely obeys a change of a rule
   */
  DrainMail(StatusStore statuses, OnItsWay onItsWay, Duration effect, Clock clock) {
    super(Input.class, statuses);
    this.onItsWay = onItsWay;
    this.effect = effect;
    this.clock = clock;
  }

  /**
   * @param disabledAt when the rules were disabled; ISO 8601
   */
  public record Input(String subscriptionId, String runId, String disabledAt)
      implements RunTask.Input {}

  /**
   * @param waitSeconds before this is asked again
   */
  public record Result(boolean drained, long waitSeconds) {}

  @Override
  protected Result run(Input input) {
    Instant now = clock.instant();
    Instant quiet = Instant.parse(input.disabledAt()).plus(effect);
    if (now.isBefore(quiet)) {
      return new Result(false, Duration.between(now, quiet).toSeconds() + 1);
    }
    boolean waiting = onItsWay.isAny(input.subscriptionId(), now.minus(OLDEST));
    return new Result(!waiting, LOOK_AGAIN.toSeconds());
  }
}
