package dev.countersign.onboarding.signin;

import dev.countersign.core.dynamodb.Item;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.subscription.SubscriptionIds;
import dev.countersign.onboarding.secret.RandomText;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Browsers that may watch a run, as items {@code PROGRESS#<hash>} of the subscriptions table: those
 * in which consent was given. Watching is all that they may do.
 */
public final class ProgressSessions {
  static final String COOKIE = "countersign-progress";

  /** Longer than an onboarding that nobody leaves lying. */
  private static final Duration LIFETIME = Duration.ofHours(8);

  private static final String PREFIX = "PROGRESS#";
  private final Table table;
  private final Clock clock;

  public ProgressSessions(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Lets a browser watch a run; returns the cookie by which it is known again. */
  String open(SignInRun run) {
    String session = run.subscriptionId() + "." + RandomText.next();
    table.put(
        table
            .item(run.subscriptionId(), PREFIX + RandomText.sha256(session))
            .with("runId", run.runId())
            .withExpiry(clock.instant().plus(LIFETIME)));
    return COOKIE
        + "="
        + session
        + "; Path=/progress; Max-Age="
        + LIFETIME.toSeconds()
        + "; HttpOnly; Secure; SameSite=Strict";
  }

  /** The run that a browser may watch; empty if it may watch none, or no longer. */
  Optional<SignInRun> find(ApiRequest request) {
    String session = request.cookie(COOKIE).filter(SignInAttempts::isAscii).orElse("");
    String subscriptionId = session.split("\\.", 2)[0];
    return SubscriptionIds.isValid(subscriptionId)
        ? table
            .find(subscriptionId, PREFIX + RandomText.sha256(session))
            .filter(item -> clock.instant().isBefore(item.expiry()))
            .map(item -> run(subscriptionId, item))
        : Optional.empty();
  }

  private static SignInRun run(String subscriptionId, Item item) {
    return new SignInRun(subscriptionId, item.text("runId"));
  }
}
