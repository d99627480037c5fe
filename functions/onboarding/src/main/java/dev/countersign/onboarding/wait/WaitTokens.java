package dev.countersign.onboarding.wait;

import dev.countersign.core.dynamodb.Item;
import dev.countersign.core.dynamodb.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Task tokens of states that wait for a person, as items {@code WAIT#<runId>#<state>} of the
 * subscriptions table. Who holds a token can answer for the person, so it never leaves the table
 * but for Step Functions.
 */
public final class WaitTokens {
  private static final String PREFIX = "WAIT#";

  /** The state machine waits seven days at most; a run that was killed leaves its token behind. */
  private static final Duration LIFETIME = Duration.ofDays(8);

  /** Longer than API Gateway waits for a function; one that was cut off holds up nobody after. */
  private static final Duration ANSWERING = Duration.ofSeconds(40);

  private final Table table;
  private final Clock clock;

  public WaitTokens(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Keeps the token of a state. The newest wins: Step Functions makes one for each attempt. */
  public void keep(String subscriptionId, String runId, String state, String token) {
    table.put(
        table
            .item(subscriptionId, itemName(runId, state))
            .with("taskToken", token)
            .withExpiry(clock.instant().plus(LIFETIME)));
  }

  /** The token of a state; empty unless the run waits there. */
  public Optional<String> find(String subscriptionId, String runId, String state) {
    return table
        .find(subscriptionId, itemName(runId, state))
        .map(item -> item.text("taskToken"))
        .filter(token -> !token.isEmpty());
  }

  /**
   * Takes the right to answer, for as long as a request to the API can take.
   *
   * @return false, if somebody else has it, or nothing waits
   */
  boolean claim(String subscriptionId, String runId, String state) {
    Instant now = clock.instant();
    return table
        .find(subscriptionId, itemName(runId, state))
        .filter(
            item ->
                table.putIf(
                    item.with("answeredUntil", now.plus(ANSWERING)),
                    "taskToken = :token"
                        + " AND (attribute_not_exists(answeredUntil) OR answeredUntil < :now)",
                    Map.of(":token", item.text("taskToken"), ":now", Item.time(now))))
        .isPresent();
  }

  /** Gives the right back, if the token is still there. */
  void release(String subscriptionId, String runId, String state) {
    table
        .find(subscriptionId, itemName(runId, state))
        .ifPresent(item -> keep(subscriptionId, runId, state, item.text("taskToken")));
  }

  /** Forgets the token of a state. */
  public void forget(String subscriptionId, String runId, String state) {
    table.delete(subscriptionId, itemName(runId, state));
  }

  /** Forgets all tokens of a run. */
  public void forgetAll(String subscriptionId, String runId) {
    for (Item item : table.queries().list(subscriptionId, PREFIX + runId + "#")) {
      table.delete(subscriptionId, item.text("item"));
    }
  }

  private static String itemName(String runId, String state) {
    return PREFIX + runId + "#" + state;
  }
}
