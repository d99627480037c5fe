package dev.countersign.directory;

import com.microsoft.graph.models.User;
import com.microsoft.graph.users.delta.DeltaGetResponse;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask;
import dev.countersign.directory.graph.Graph;
import java.util.Optional;

/**
 * Brings one page of the organisation's people up to date. The state machine calls it until it is
 * done; a page that is read again changes nothing.
 */
public final class SynchronizeDirectory
    extends RunTask<SynchronizeDirectory.Input, SynchronizeDirectory.Progress> {
  private static final String WHOLE_DIRECTORY = "people";
  private final DirectoryPorts ports;
  private final UserPages pages;

  /** For Lambda. */
  public SynchronizeDirectory() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public SynchronizeDirectory(Environment environment) {
    this(DirectoryPorts.of(environment), GraphAccess.of(environment));
  }

  SynchronizeDirectory(DirectoryPorts ports, Graph graph) {
    super(Input.class, ports.status());
    this.ports = ports;
    this.pages = new UserPages(graph);
  }

  /**
   * @param scope whom to synchronise; {@code ALL_USERS}
   */
  public record Input(String subscriptionId, String runId, String scope) implements RunTask.Input {}

  /**
   * @param done whether this was the last page
   * @param changed people added, changed or removed by this page
   */
  public record Progress(boolean done, int changed) {}

  @Override
  protected Progress run(Input input) {
    String subscriptionId = input.subscriptionId();
    Connection connection = ports.connections().require(subscriptionId);
    Optional<String> cursor = ports.directory().cursor(subscriptionId);
    if (cursor.isEmpty()) {
      ports
          .journal()
          .record(
              subscriptionId, input.runId(), new Created(Created.Kind.DIRECTORY, WHOLE_DIRECTORY));
    }
    return pages
        .read(connection.tenantId(), cursor.filter(link -> !link.isEmpty()))
        .map(page -> apply(subscriptionId, page))
        .orElseGet(() -> restart(subscriptionId));
  }

  private Progress apply(String subscriptionId, DeltaGetResponse page) {
    int changed = 0;
    for (User user : page.getValue()) {
      changed += apply(subscriptionId, user) ? 1 : 0;
    }
    boolean done = page.getOdataNextLink() == null;
    // After the people: a page that is cut off is read again.
    ports
        .directory()
        .saveCursor(subscriptionId, done ? page.getOdataDeltaLink() : page.getOdataNextLink());
    return new Progress(done, changed);
  }

  private boolean apply(String subscriptionId, User user) {
    if (user.getAdditionalData().containsKey("@removed")) {
      ports.directory().remove(subscriptionId, user.getId());
      return true;
    }
    return People.of(user)
        .map(person -> ports.directory().save(subscriptionId, person))
        .orElse(false);
  }

  /** Graph no longer knows where we were: everybody comes again, from the first page. */
  private Progress restart(String subscriptionId) {
    ports.directory().saveCursor(subscriptionId, "");
    return new Progress(false, 0);
  }
}
