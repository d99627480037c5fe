package dev.countersign.core.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.ConnectionStatus.Step;
import dev.countersign.core.connection.ConnectionStatus.Waiting;
import dev.countersign.core.connection.Status;
import dev.countersign.core.lambda.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The status of a connection as item {@code STATUS} of the subscriptions table. */
final class StatusItem {
  static final String NAME = "STATUS";

  private StatusItem() {}

  static Item write(Table table, String subscriptionId, ConnectionStatus status) {
    return table
        .item(subscriptionId, NAME)
        .with("connectionStatus", status.status().name())
        .with("runId", status.runId())
        .with("executionArn", status.executionArn())
        .with("step", status.step())
        .with("since", status.since())
        .with("steps", status.steps().stream().map(s -> s.name() + " " + s.at()).toList())
        .with("failure", status.failure() == null ? null : Json.write(status.failure()))
        .with("waitingCode", status.waiting() == null ? null : status.waiting().code())
        .with("waitingMessage", status.waiting() == null ? null : status.waiting().message())
        .with("waitingSince", status.waiting() == null ? null : status.waiting().since())
        .with("connectedSince", status.connectedSince())
        .with("takingDown", status.takingDown());
  }

  static ConnectionStatus read(Item item) {
    return new ConnectionStatus(
        Status.valueOf(item.text("connectionStatus")),
        item.find("runId"),
        item.find("executionArn"),
        item.find("step"),
        item.instant("since"),
        item.list("steps").stream().map(StatusItem::readStep).toList(),
        readFailure(item.find("failure")),
        readWaiting(item),
        item.instant("connectedSince"),
        item.list("takingDown"));
  }

  private static @Nullable Waiting readWaiting(Item item) {
    Instant since = item.instant("waitingSince");
    return since == null
        ? null
        : new Waiting(item.text("waitingCode"), item.text("waitingMessage"), since);
  }

  private static Step readStep(String written) {
    int blank = written.indexOf(' ');
    return new Step(written.substring(0, blank), Instant.parse(written.substring(blank + 1)));
  }

  private static @Nullable FailureReason readFailure(@Nullable String written) {
    try {
      return written == null ? null : Json.MAPPER.readValue(written, FailureReason.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The failure of a status record is not readable.", e);
    }
  }
}
