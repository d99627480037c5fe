package dev.countersign.onboarding.disconnect;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.ledger.MessageSearch;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Says whether the way back may be closed. Exchange takes a while until it obeys a disabled rule,
 * and a message that is on its way to us or with us needs the receive connector. That mail goes
 * straight is shown by none coming any more: nothing can be sent as one of the people.
 */
public final class DrainMail extends RunTask<DrainMail.Input, DrainMail.Result> {
  /** Mail that still comes after that is routed by something that we did not make. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** So much of the time that rules take has to pass without a message: a quarter of an hour. */
  private static final int SILENCE = 4;

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private static final String TAKE_EFFECT =
      "Our rules are disabled, and Exchange Online takes up to an hour to obey. Mail that still"
          + " comes goes back as before.";

  private static final String STILL_COMES =
      "Mail still comes to us, so Exchange Online does not obey the disabled rules everywhere yet."
          + " It goes back as before.";

  private static final String ON_ITS_WAY =
      "No more mail comes. What came before is still being given back; that is tried for two days"
          + " at the most.";

  private static final String NOTHING_REMOVED =
      " Nothing is removed until then, and disconnecting goes on by itself. You may close this"
          + " page.";

  private final StatusStore statuses;
  private final MessageSearch messages;
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
        wiring.stores().statuses(),
        wiring.stores().messageSearch(),
        Duration.ofSeconds(Long.parseLong(environment.require("RULE_EFFECT_SECONDS"))),
        wiring.clock());
  }

  /**
   * @param effect after which Exchange surely obeys a change of a rule
   */
  DrainMail(StatusStore statuses, MessageSearch messages, Duration effect, Clock clock) {
    super(Input.class, statuses);
    this.statuses = statuses;
    this.messages = messages;
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
      say(input, "RulesTakeEffect", TAKE_EFFECT);
      return new Result(false, Duration.between(now, quiet).toSeconds() + 1);
    }
    if (isStillRouted(input.subscriptionId(), now)) {
      if (now.isAfter(quiet.plus(LONGEST))) {
        throw stillRouted();
      }
      say(input, "MailStillComes", STILL_COMES);
      return new Result(false, LOOK_AGAIN.toSeconds());
    }
    boolean drained = !isAnyOnItsWay(input.subscriptionId());
    if (!drained) {
      say(input, "MailOnItsWay", ON_ITS_WAY);
    }
    return new Result(drained, LOOK_AGAIN.toSeconds());
  }

  /** An hour or more passes without another step. */
  private void say(Input input, String code, String message) {
    statuses.waiting(input.subscriptionId(), input.runId(), code, message + NOTHING_REMOVED);
  }

  /** A message that came lately shows that mail does not go straight yet. */
  private boolean isStillRouted(String subscriptionId, Instant now) {
    Instant lately = now.minus(effect.dividedBy(SILENCE)).plusMillis(1);
    // One is enough to know, however many an organisation sends; clocks differ.
    return !messages.sent(subscriptionId, "", lately, now.plus(effect), 1).isEmpty();
  }

  private boolean isAnyOnItsWay(String subscriptionId) {
    return !messages.open(subscriptionId, MessageState.ACCEPTED, 1).isEmpty();
  }

  private static PermanentFailure stillRouted() {
    return new PermanentFailure(
        "MailStillRouted",
        "Our rules have been disabled for more than a day, and mail still comes to us: something"
            + " else routes it to the connector \"Countersign outbound\". Nothing was removed, and"
            + " mail goes on being signed. Remove what routes it, then disconnect again.",
        "still routed");
  }
}
