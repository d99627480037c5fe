package dev.countersign.core.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.run.Changed;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.Created.Kind;
import dev.countersign.core.run.JournalEntry;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.run.TakenBack;
import dev.countersign.core.run.TakenBack.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The journal as items {@code RUN#<runId>#CREATED#…}, {@code …#CHANGED#…} and {@code …#TAKENBACK#…}
 * of the subscriptions table.
 */
public final class DynamoDbRunJournal implements RunJournal {
  private static final String RUNS = "RUN#";
  private static final String CREATED = "#CREATED#";
  private static final String CHANGED = "#CHANGED#";
  private static final String TAKEN_BACK = "#TAKENBACK#";

  /** As long as Step Functions keeps the history of an execution. */
  private static final Duration KEPT = Duration.ofDays(90);

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
    return Stream.of(CREATED, CHANGED)
        .flatMap(verb -> table.queries().list(subscriptionId, RUNS + runId + verb).stream())
        .sorted(Comparator.comparing(DynamoDbRunJournal::order).reversed())
        .map(DynamoDbRunJournal::read)
        .toList();
  }

  @Override
  public List<Created> createdByAll(String subscriptionId) {
    return table.queries().list(subscriptionId, RUNS).stream()
        .filter(item -> item.text("item").contains(CREATED))
        .map(DynamoDbRunJournal::created)
        .distinct()
        .toList();
  }

  @Override
  public void takenBack(String subscriptionId, String runId, JournalEntry entry, Outcome outcome) {
    // First: an entry that is crossed out must not be missing on the receipt.
    table.put(
        table
            .item(subscriptionId, RUNS + runId + TAKEN_BACK + object(entry))
            .with("kind", entry.kind().name())
            .with("identity", entry.identity())
            .with("outcome", outcome.name())
            .with("recordedAt", clock.instant())
            .withExpiry(clock.instant().plus(KEPT)));
    table.delete(subscriptionId, key(runId, entry));
  }

  @Override
  public List<TakenBack> takenBack(String subscriptionId, String runId) {
    return table.queries().list(subscriptionId, RUNS + runId + TAKEN_BACK).stream()
        .map(DynamoDbRunJournal::taken)
        .sorted(Comparator.comparing(TakenBack::at))
        .toList();
  }

  @Override
  public void forgetAll(String subscriptionId) {
    for (Item item : table.queries().list(subscriptionId, RUNS)) {
      table.delete(subscriptionId, item.text("item"));
    }
  }

  private boolean madeByRun(String subscriptionId, String runId, JournalEntry entry) {
    return table
        .find(subscriptionId, key(runId, new Created(entry.kind(), entry.identity())))
        .isPresent();
  }

  private static JournalEntry read(Item item) {
    String parameter = item.text("parameter");
    Created object = created(item);
    return parameter.isEmpty()
        ? object
        : new Changed(object.kind(), object.identity(), parameter, json(item.text("before")));
  }

  private static Created created(Item item) {
    return new Created(Kind.valueOf(item.text("kind")), item.text("identity"));
  }

  private static TakenBack taken(Item item) {
    return new TakenBack(
        Kind.valueOf(item.text("kind")),
        item.text("identity"),
        Outcome.valueOf(item.text("outcome")),
        Instant.parse(item.text("recordedAt")));
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
    return item.text("recordedAt") + Kind.valueOf(item.text("kind")).ordinal();
  }

  private static String key(String runId, JournalEntry entry) {
    return entry instanceof Changed changed
        ? RUNS + runId + CHANGED + object(entry) + "#" + changed.parameter()
        : RUNS + runId + CREATED + object(entry);
  }

  private static String object(JournalEntry entry) {
    return entry.kind() + "#" + entry.identity();
  }
}
