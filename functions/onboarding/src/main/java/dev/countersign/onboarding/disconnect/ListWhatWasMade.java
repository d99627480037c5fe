package dev.countersign.onboarding.disconnect;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.CursorStore;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.Created.Kind;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.apponly.AppOnlyAccess.State;
import java.util.List;
import java.util.Optional;

/**
 * Takes over what all runs wrote down, so that the functions which take back a failed run take down
 * the whole connection.
 */
public final class ListWhatWasMade extends RunTask<ListWhatWasMade.Input, ListWhatWasMade.Result> {
  private final ConnectionStore connections;
  private final RunJournal journal;
  private final AppOnlyAccess appOnly;
  private final SynchronizationStore synchronizations;
  private final CursorStore cursors;

  /** For Lambda. */
  public ListWhatWasMade() {
    this(Environment.ofLambda());
  }

  public ListWhatWasMade(Environment environment) {
    this(new Wiring(environment));
  }

  private ListWhatWasMade(Wiring wiring) {
    this(
        wiring.stores().statuses(),
        wiring.stores().connections(),
        wiring.stores().journal(),
        wiring.exchange().appOnlyAccess(),
        wiring.stores().synchronizationStore(),
        wiring.stores().cursors());
  }

  ListWhatWasMade(
      StatusStore statuses,
      ConnectionStore connections,
      RunJournal journal,
      AppOnlyAccess appOnly,
      SynchronizationStore synchronizations,
      CursorStore cursors) {
    super(Input.class, statuses);
    this.connections = connections;
    this.journal = journal;
    this.appOnly = appOnly;
    this.synchronizations = synchronizations;
    this.cursors = cursors;
  }

  /**
   * @param removedByHand whether the administrator says that nothing of ours is left in Exchange
   *     Online
   */
  public record Input(String subscriptionId, String runId, boolean removedByHand)
      implements RunTask.Input {}

  /**
   * @param exchange how to take down what is in Exchange Online: {@code SIGN_IN}, {@code APP_ONLY},
   *     or {@code LEFT_ALONE} where there is nothing to do
   */
  public record Result(String exchange) {}

  @Override
  protected Result run(Input input) {
    // One that is under way writes nobody any more, long before people are deleted.
    synchronizations.takeOver(input.subscriptionId(), input.runId());
    cursors.claim(input.subscriptionId(), input.runId());
    List<Created> made = journal.createdByAll(input.subscriptionId());
    made.forEach(created -> record(input, created));
    Optional<Connection> connection = connections.find(input.subscriptionId());
    connection.ifPresent(known -> adopt(input, known));
    boolean provisioned =
        made.stream().anyMatch(created -> created.kind().isInExchange())
            || connection.map(Connection::secretHash).isPresent();
    if (!provisioned || connection.isEmpty() || input.removedByHand()) {
      return new Result("LEFT_ALONE");
    }
    return new Result(appOnly.state(input.subscriptionId()) == State.OPEN ? "APP_ONLY" : "SIGN_IN");
  }

  /** What a connection always has, whoever made it. */
  private void adopt(Input input, Connection connection) {
    record(input, new Created(Kind.CONNECTION, connection.tenantId()));
    record(input, new Created(Kind.DIRECTORY, "people"));
    if (connection.relayDomain() != null) {
      record(input, new Created(Kind.RELAY_DOMAIN, connection.relayDomain()));
    }
  }

  private void record(Input input, Created created) {
    journal.record(input.subscriptionId(), input.runId(), created);
  }
}
