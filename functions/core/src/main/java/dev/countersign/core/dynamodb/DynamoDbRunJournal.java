package dev.countersign.core.dynamodb;

import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunJournal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal as items {@code RUN#<runId>#CREATED#…} of the subscriptions table. */
public final class DynamoDbRunJournal implements RunJournal {
  private final Table table;
  private final Clock clock;

  public DynamoDbRunJournal(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void record(String subscriptionId, String runId, Created created) {
    table.putIfAbsent(
        table
            .item(subscriptionId, key(runId, created))
            .with("kind", created.kind().name())
            .with("identity", created.identity())
            .with("recordedAt", clock.instant()));
  }

  @Override
  public List<Created> created(String subscriptionId, String runId) {
    return table.list(subscriptionId, prefix(runId)).stream()
        .sorted(Comparator.comparing(DynamoDbRunJournal::order).reversed())
        .map(item -> new Created(Created.Kind.valueOf(item.text("kind")), item.text("identity")))
        .toList();
  }

  @Override
  public void takenBack(String subscriptionId, String runId, Created created) {
    table.delete(subscriptionId, key(runId, created));
  }

  private static String order(Item item) {
    @Nullable String at = item.find("recordedAt");
    // Two entries of one millisecond are told apart by the order in which a run makes things.
    return at + Created.Kind.valueOf(item.text("kind")).ordinal();
  }

  private static String prefix(String runId) {
    return "RUN#" + runId + "#CREATED#";
  }

  private static String key(String runId, Created created) {
    return prefix(runId) + created.kind() + "#" + created.identity();
  }
}
