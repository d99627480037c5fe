package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of one execution. Guarded by its execution. */
final class History {
  /** Step Functions quota; the last one is left to the end of the execution. */
  static final int MAX_EVENTS = 25_000;

  private final List<HistoryEvent> events = new ArrayList<>();

  /**
   * @throws StatesError that ends the execution if only its last event has room
   */
  long add(Instant now, HistoryEventType type, ObjectNode details) {
    if (events.size() == MAX_EVENTS - 1) {
      throw StatesError.runtime(
          "The execution reached the maximum number of history events (" + MAX_EVENTS + ").");
    }
    return append(now, type, details, previousId());
  }

  /** Adds the event that ends the execution. */
  void end(Instant now, HistoryEventType type, ObjectNode details) {
    append(now, type, details, type == HistoryEventType.EXECUTION_ABORTED ? 0 : events.size());
  }

  private long append(Instant now, HistoryEventType type, ObjectNode details, long previousId) {
    long id = events.size() + 1L;
    events.add(new HistoryEvent(id, previousId, now, type, details));
    return id;
  }

  /** The first state follows no event, as Step Functions numbers them. */
  private long previousId() {
    return events.size() == 1 ? 0 : events.size();
  }

  List<HistoryEvent> events() {
    return List.copyOf(events);
  }
}
