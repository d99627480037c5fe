package dev.countersign.onboarding.link;

import dev.countersign.core.dynamodb.Item;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.onboarding.secret.RandomText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Links that were given out, as items {@code LINK#<hash>} of the subscriptions table. Who comes
 * with one that does not work any more can be told why; who only guesses learns nothing.
 */
public final class GivenLinks {
  private static final Duration MEMORY = Duration.ofDays(30);
  private static final String PREFIX = "LINK#";
  private final Table table;
  private final Clock clock;

  public GivenLinks(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * @param kind of link
   * @param validUntil it is refused from then on
   */
  record Given(String kind, String runId, Instant validUntil) {}

  void add(String subscriptionId, String token, Given given) {
    table.put(
        table
            .item(subscriptionId, PREFIX + RandomText.sha256(token))
            .with("kind", given.kind())
            .with("runId", given.runId())
            .with("validUntil", given.validUntil())
            .withExpiry(given.validUntil().plus(MEMORY)));
  }

  Optional<Given> find(String subscriptionId, String token) {
    return table.find(subscriptionId, PREFIX + RandomText.sha256(token)).map(GivenLinks::given);
  }

  boolean isOver(Given given) {
    return !clock.instant().isBefore(given.validUntil());
  }

  private static Given given(Item item) {
    return new Given(item.text("kind"), item.text("runId"), Instant.parse(item.text("validUntil")));
  }
}
