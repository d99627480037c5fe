package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One event of an execution.
 *
 * @param details what is special to the type, under the name that the API gives it; maybe empty
 */
record HistoryEvent(
    long id, long previousId, Instant timestamp, HistoryEventType type, ObjectNode details) {}
