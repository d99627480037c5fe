package dev.countersign.directory;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.PhotoHealth;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.failure.Failure;
import dev.countersign.core.failure.Failures;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask;
import dev.countersign.directory.graph.Graph;
import dev.countersign.directory.graph.GraphThrottled;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the people of an organisation up to date: everybody the first time, then what has changed.
 * The state machine calls it until it is done; a page that is read again changes nothing.
 */
public final class SynchronizeDirectory
    extends RunTask<SynchronizeDirectory.Input, SynchronizeDirectory.Progress> {
  private static final Logger LOG = LoggerFactory.getLogger(SynchronizeDirectory.class);

  /** A call per page would fill the history of an execution, which ends at 25,000 events. */
  private static final Duration BUDGET = Duration.ofMinutes(1);

  private static final String WHOLE_DIRECTORY = "people";
  private final DirectoryPorts ports;
  private final Graph graph;
  private final Organizations organizations;
  private final Duration budget;

  /** For Lambda. */
  public SynchronizeDirectory() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public SynchronizeDirectory(Environment environment) {
    this(DirectoryPorts.of(environment), GraphAccess.of(environment), BUDGET);
  }

  /**
   * @param budget no other page is read after that; one page is read in any case
   */
  SynchronizeDirectory(DirectoryPorts ports, Graph graph, Duration budget) {
    super(Input.class, ports.status());
    this.ports = ports;
    this.graph = graph;
    this.organizations = new Organizations(graph);
    this.budget = budget;
  }

  /**
   * @param scope only while onboarding, where somebody has just chosen it: then this run stops a
   *     synchronisation that is under way, instead of stopping for one
   */
  public record Input(String subscriptionId, String runId, @Nullable String scope)
      implements RunTask.Input {}

  /**
   * @param done whether the directory is up to date, or another run has taken over
   * @param changed people added, changed or removed, as far as it is known
   * @param waitSeconds how long Graph has to be left alone before the next call
   */
  public record Progress(boolean done, int changed, int waitSeconds) {}

  @Override
  protected Progress run(Input input) {
    if (!isOurs(input)) {
      return new Progress(true, 0, 0);
    }
    try {
      return run(input, begin(input));
    } catch (GraphThrottled throttled) {
      return new Progress(false, 0, throttled.retryAfterSeconds());
    }
  }

  private Progress run(Input input, Synchronization synchronization) {
    Instant end = ports.clock().instant().plus(budget);
    while (synchronization.step()) {
      if (isOver(end)) {
        return new Progress(false, synchronization.changed(), 0);
      }
    }
    if (synchronization.isTakenOver()) {
      // Who connects goes on only with everybody whom somebody has just chosen: it takes it back.
      return new Progress(input.scope() == null, synchronization.changed(), 0);
    }
    String subscriptionId = input.subscriptionId();
    if (input.scope() == null) {
      refreshDomains(subscriptionId);
    }
    Photos photos = photos(subscriptionId, synchronization);
    boolean given = look(photos, subscriptionId, synchronization.newcomers(), end);
    Instant waitingSince = given ? null : waitingSince(subscriptionId);
    ports.synchronizations().succeeded(subscriptionId, input.runId(), photos.health(waitingSince));
    return new Progress(true, synchronization.changed() + photos.changed(), 0);
  }

  /**
   * A domain that was verified since: the mail path refuses senders of domains it does not know.
   */
  private void refreshDomains(String subscriptionId) {
    Connection connection = ports.connections().require(subscriptionId);
    String tenantId = connection.tenantId();
    try {
      organizations
          .find(tenantId)
          .map(Organizations::domains)
          .filter(domains -> !domains.equals(connection.domains()))
          .ifPresent(d -> ports.connections().saveDomains(subscriptionId, tenantId, d));
    } catch (Failure e) {
      LOG.warn("Domains of {} have to wait: {}", subscriptionId, Failures.of(e).detail());
    }
  }

  private boolean isOver(Instant end) {
    return !ports.clock().instant().isBefore(end);
  }

  private Photos photos(String subscriptionId, Synchronization synchronization) {
    String tenantId = ports.connections().require(subscriptionId).tenantId();
    return new Photos(
        ports, new GraphPhotos(graph, tenantId), subscriptionId, synchronization::isStillOurs);
  }

  /**
   * As many as there is time for. Nobody's name has to wait for a photo: the next run goes on.
   *
   * @return whether Microsoft gave them
   */
  private boolean look(Photos photos, String subscriptionId, Set<String> newcomers, Instant end) {
    try {
      photos.look(newcomers);
      while (photos.step() && !isOver(end)) {
        LOG.debug("Looked at photos");
      }
      return true;
    } catch (Failure e) {
      LOG.warn("Photos of {} have to wait: {}", subscriptionId, Failures.of(e).detail());
      return false;
    }
  }

  private Instant waitingSince(String subscriptionId) {
    PhotoHealth before = ports.synchronizations().health(subscriptionId).photos();
    return before == null || before.waitingSince() == null
        ? ports.clock().instant()
        : before.waitingSince();
  }

  private boolean isOurs(Input input) {
    if (input.scope() == null) {
      return ports.synchronizations().renew(input.subscriptionId(), input.runId());
    }
    ports.synchronizations().takeOver(input.subscriptionId(), input.runId());
    return true;
  }

  private Synchronization begin(Input input) {
    String subscriptionId = input.subscriptionId();
    String tenantId = ports.connections().require(subscriptionId).tenantId();
    if (ports.cursors().find(subscriptionId).isEmpty()) {
      ports
          .journal()
          .record(
              subscriptionId, input.runId(), new Created(Created.Kind.DIRECTORY, WHOLE_DIRECTORY));
    }
    Scope scope = ports.scopes().sync(subscriptionId);
    return new Synchronization(
        ports, graph, tenantId, subscriptionId, input.runId(), scope, () -> isOurs(input));
  }
}
