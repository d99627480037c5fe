package dev.countersign.core.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.run.Changed;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.JournalEntry;
import dev.countersign.core.run.RunJournal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The journal as items {@code RUN#<runId>#CREATED#…} and {@code RUN#<runId>#CHANGED#…} of the
 * subscriptions table.
 */
public final class DynamoDbRunJournal implements RunJournal {
  private final Table table;
  private final Clock clock;

  public DynamoDbRunJournal(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void record(String subscriptionId, String runId, JournalEntry entry) {
    if (entry instanceof Changed && madeByRun(subscriptionId, runId, entry)) {
      return;
    }
    Item item =
        table
            .item(subscriptionId, key(runId, entry))
            .with("kind", entry.kind().name())
            .with("identity", entry.identity())
            .with("recordedAt", clock.instant());
    if (entry instanceof Changed changed) {
      item.with("parameter", changed.parameter()).with("before", Json.write(changed.before()));
    }
    table.putIfAbsent(item);
  }

  @Override
  public List<JournalEntry> entries(String subscriptionId, String runId) {
    return Stream.of("#CREATED#", "#CHANGED#")
        .flatMap(verb -> table.list(subscriptionId, "RUN#" + runId + verb).stream())
        .sorted(Comparator.comparing(DynamoDbRunJournal::order).reversed())
        .map(DynamoDbRunJournal::read)
        .toList();
  }

  @Override
  public void takenBack(String subscriptionId, String runId, JournalEntry entry) {
    table.delete(subscriptionId, key(runId, entry));
  }

  private boolean madeByRun(String subscriptionId, String runId, JournalEntry entry) {
    return table
        .find(subscriptionId, key(runId, new Created(entry.kind(), entry.identity())))
        .isPresent();
  }

  private static JournalEntry read(Item item) {
    Created.Kind kind = Created.Kind.valueOf(item.text("kind"));
    String parameter = item.text("parameter");
    return parameter.isEmpty()
        ? new Created(kind, item.text("identity"))
        : new Changed(kind, item.text("identity"), parameter, json(item.text("before")));
  }

  private static JsonNode json(String written) {
    try {
      return Json.MAPPER.readTree(written);
    } catch (JsonProcessingException e) {
      // Without the cause: its message quotes what could not be read.
      throw new IllegalStateException("An entry of a run's journal is not readable.");
    }
  }

  private static String order(Item item) {
    // Two entries of one millisecond are told apart by the order in which a run makes things.
    return item.text("recordedAt") + Created.Kind.valueOf(item.text("kind")).ordinal();
  }

  private static String key(String runId, JournalEntry entry) {
    String object = entry.kind() + "#" + entry.identity();
    return entry instanceof Changed changed
        ? "RUN#" + runId + "#CHANGED#" + object + "#" + changed.parameter()
        : "RUN#" + runId + "#CREATED#" + object;
  }
}
