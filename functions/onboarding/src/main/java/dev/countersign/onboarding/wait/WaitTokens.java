package dev.countersign.onboarding.wait;

import static java.util.stream.Collectors.joining;

import dev.countersign.core.dynamodb.Item;
import dev.countersign.core.dynamodb.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Task tokens of states that wait for a person, as items {@code WAIT#<runId>#<state>} of the
 * subscriptions table. Who holds a token can answer for the person, so it never leaves the table
 * but for Step Functions.
 */
public final class WaitTokens {
  private static final String PREFIX = "WAIT#";

  /** Separated by blanks, which no token has. */
  private static final String TOKENS = "taskToken";

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

  /**
   * Keeps a token of a state. Step Functions makes one for each attempt, and a function whose
   * answer was lost may come after the one that was called instead: nobody can say which is good.
   */
  public void keep(String subscriptionId, String runId, String state, String token) {
    Stream<String> others =
        find(subscriptionId, runId, state).stream().filter(t -> !t.equals(token));
    put(
        subscriptionId,
        runId,
        state,
        Stream.concat(Stream.of(token), others).collect(joining(" ")));
  }

  private void put(String subscriptionId, String runId, String state, String tokens) {
    table.put(
        table
            .item(subscriptionId, itemName(runId, state))
            .with(TOKENS, tokens)
            .withExpiry(clock.instant().plus(LIFETIME)));
  }

  /** The tokens of a state, the newest first; none unless the run waits there. */
  public List<String> find(String subscriptionId, String runId, String state) {
    return table.find(subscriptionId, itemName(runId, state)).stream()
        .flatMap(item -> Stream.of(item.text(TOKENS).split(" ")))
        .filter(token -> !token.isEmpty())
        .toList();
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
                    Map.of(":token", item.text(TOKENS), ":now", Item.time(now))))
        .isPresent();
  }

  /** Gives the right back, if there is still something to answer. */
  void release(String subscriptionId, String runId, String state) {
    table
        .find(subscriptionId, itemName(runId, state))
        .ifPresent(item -> put(subscriptionId, runId, state, item.text(TOKENS)));
  }

  /**
   * Forgets the tokens of a state that were found.
   *
   * @return false, if these are not all any more, and none is forgotten
   */
  boolean forget(String subscriptionId, String runId, String state, List<String> found) {
    return table.deleteIf(
        subscriptionId,
        itemName(runId, state),
        TOKENS + " = :found",
        Map.of(":found", String.join(" ", found)));
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
