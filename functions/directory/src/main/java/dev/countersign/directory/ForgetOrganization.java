package dev.countersign.directory;

import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.core.run.TakenBack.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Deletes the people and the connection that a failed run brought into our tables, and lets the
 * scopes count that counted before it. The state machine calls it until it is done: a large
 * directory does not go at once.
 */
public final class ForgetOrganization extends RunTask<RunInput, ForgetOrganization.Progress> {
  private static final Duration BUDGET = Duration.ofSeconds(40);
  private final DirectoryPorts ports;
  private final Duration budget;

  /** For Lambda. */
  public ForgetOrganization() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public ForgetOrganization(Environment environment) {
    this(DirectoryPorts.of(environment), BUDGET);
  }

  /**
   * @param budget nothing else is begun after that
   */
  ForgetOrganization(DirectoryPorts ports, Duration budget) {
    super(RunInput.class, ports.status());
    this.ports = ports;
    this.budget = budget;
  }

  /**
   * @param done whether nothing is left
   */
  public record Progress(boolean done) {}

  @Override
  protected Progress run(RunInput input) {
    Instant end = ports.clock().instant().plus(budget);
    ports.scopes().restore(input.subscriptionId(), input.runId());
    List<Created> made = ports.journal().created(input.subscriptionId(), input.runId());
    for (Created created : made) {
      if (!takeBack(input, created, end)) {
        return new Progress(false);
      }
    }
    return new Progress(true);
  }

  private boolean takeBack(RunInput input, Created created, Instant end) {
    switch (created.kind()) {
      case DIRECTORY -> {
        if (!removePeople(input.subscriptionId(), end)) {
          return false;
        }
      }
      case CONNECTION -> {
        ports.connections().remove(input.subscriptionId());
        // It is claimed first: a run that was cut off there has no connection that says whose.
        ports.connections().freeTenant(created.identity(), input.subscriptionId());
      }
      default -> {
        return true; // others take it back, or could not: it stays written down
      }
    }
    ports.journal().takenBack(input.subscriptionId(), input.runId(), created, Outcome.REMOVED);
    return true;
  }

  private boolean removePeople(String subscriptionId, Instant end) {
    while (ports.directory().removeSome(subscriptionId)) {
      if (!ports.clock().instant().isBefore(end)) {
        return false;
      }
    }
    return true;
  }
}
