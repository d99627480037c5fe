package dev.countersign.core.dynamodb;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.ConnectionStatus.Waiting;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.TemporaryFailure;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The status as item {@code STATUS} of the subscriptions table. Every change after the first is
 * conditional on the run that the record holds and on what was read of it: a task of an old run, or
 * of an earlier step, that comes late changes nothing.
 */
public final class DynamoDbStatusStore implements StatusStore {
  private static final int MOST_TRIES = 10;
  private final Table table;
  private final Clock clock;

  public DynamoDbStatusStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public ConnectionStatus find(String subscriptionId) {
    return table
        .find(subscriptionId, StatusItem.NAME)
        .map(StatusItem::read)
        .orElse(ConnectionStatus.NOT_CONNECTED);
  }

  @Override
  public boolean begin(String subscriptionId, String runId) {
    return begin(subscriptionId, now -> now.begun(runId, clock.instant()));
  }

  @Override
  public boolean beginDisconnecting(String subscriptionId, String runId) {
    return begin(subscriptionId, now -> now.disconnecting(runId, clock.instant()));
  }

  /** What the run before left is taken over, so it has to be as it was read. */
  private boolean begin(String subscriptionId, UnaryOperator<ConnectionStatus> begun) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      ConnectionStatus now = find(subscriptionId);
      if (now.status().isRunning()) {
        return false;
      }
      if (replace(subscriptionId, now, begun.apply(now))) {
        return true;
      }
    }
    throw busy();
  }

  @Override
  public void attach(String subscriptionId, String runId, String executionArn) {
    change(subscriptionId, runId, now -> now.withExecution(executionArn));
  }

  @Override
  public void enter(String subscriptionId, String runId, String step) {
    change(
        subscriptionId,
        runId,
        now ->
            step.equals(now.step()) || !now.status().isRunning()
                ? now
                : now.entered(step, clock.instant()));
  }

  /** Of the step that the run is in: once it has gone on, nothing is to be said any more. */
  @Override
  public void waiting(String subscriptionId, String runId, String code, String message) {
    ConnectionStatus now = find(subscriptionId);
    if (now.isStopping() || (now.waiting() != null && now.waiting().code().equals(code))) {
      return;
    }
    if (runId.equals(now.runId())) {
      replace(subscriptionId, now, now.waitingFor(new Waiting(code, message, clock.instant())));
    }
  }

  @Override
  public boolean stopping(String subscriptionId, String runId, String message) {
    ConnectionStatus now =
        change(
            subscriptionId,
            runId,
            seen ->
                seen.status() != Status.IN_PROGRESS || seen.isStopping()
                    ? seen
                    : seen.stopping(message, clock.instant()));
    return runId.equals(now.runId()) && now.isStopping();
  }

  @Override
  public boolean connected(String subscriptionId, String runId) {
    ConnectionStatus now =
        change(
            subscriptionId,
            runId,
            seen ->
                seen.isBeingTakenBack()
                    ? seen
                    : seen.endedWell(
                        Status.CONNECTED,
                        seen.connectedSince() == null ? clock.instant() : seen.connectedSince(),
                        clock.instant()));
    return !(runId.equals(now.runId()) && now.isBeingTakenBack());
  }

  @Override
  public void takenBack(String subscriptionId, String runId, FailureReason reason) {
    change(
        subscriptionId,
        runId,
        now ->
            now.endedBadly(
                now.connectedSince() == null ? Status.FAILED : Status.CONNECTED,
                reason,
                now.connectedSince(),
                clock.instant()));
  }

  @Override
  public void disconnected(String subscriptionId, String runId) {
    change(
        subscriptionId, runId, now -> now.endedWell(Status.NOT_CONNECTED, null, clock.instant()));
  }

  @Override
  public void failed(String subscriptionId, String runId, FailureReason reason) {
    change(
        subscriptionId,
        runId,
        now -> now.endedBadly(Status.FAILED, reason, now.connectedSince(), clock.instant()));
  }

  /**
   * Reads, changes and writes, until nobody else has written in between.
   *
   * @return as it is then
   */
  private ConnectionStatus change(
      String subscriptionId, String runId, UnaryOperator<ConnectionStatus> change) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      ConnectionStatus now = find(subscriptionId);
      ConnectionStatus next = runId.equals(now.runId()) ? change.apply(now) : now;
      if (next.equals(now) || replace(subscriptionId, now, next)) {
        return next;
      }
    }
    throw busy();
  }

  private static TemporaryFailure busy() {
    return new TemporaryFailure(
        "StatusBusy",
        "The status of the connection changes too fast to be written. It is tried again.",
        "status record");
  }

  /** Every step and every end has a time of its own, by which a stale copy is known. */
  private boolean replace(String subscriptionId, ConnectionStatus seen, ConnectionStatus next) {
    Item item = StatusItem.write(table, subscriptionId, next);
    String runId = seen.runId();
    if (runId == null) {
      return table.putIfAbsent(item);
    }
    return seen.since() == null
        ? table.putIf(item, "runId = :run", Map.of(":run", runId))
        : table.putIf(
            item,
            "runId = :run AND since = :seen",
            Map.of(":run", runId, ":seen", Item.time(seen.since())));
  }
}
