package dev.countersign.directory;

import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.core.run.TakenBack.Outcome;
import java.util.List;
import java.util.Map;

/** Deletes the people and the connection that a failed run brought into our tables. */
public final class ForgetOrganization extends RunTask<RunInput, Map<String, Object>> {
  private final DirectoryPorts ports;

  /** For Lambda. */
  public ForgetOrganization() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public ForgetOrganization(Environment environment) {
    this(DirectoryPorts.of(environment));
  }

  ForgetOrganization(DirectoryPorts ports) {
    super(RunInput.class, ports.status());
    this.ports = ports;
  }

  @Override
  protected Map<String, Object> run(RunInput input) {
    List<Created> made = ports.journal().created(input.subscriptionId(), input.runId());
    made.forEach(created -> takeBack(input, created));
    return Map.of();
  }

  private void takeBack(RunInput input, Created created) {
    switch (created.kind()) {
      case DIRECTORY -> ports.directory().removeAll(input.subscriptionId());
      case CONNECTION -> ports.connections().remove(input.subscriptionId());
      default -> {
        return; // others take it back, or could not: it stays written down
      }
    }
    ports.journal().takenBack(input.subscriptionId(), input.runId(), created, Outcome.REMOVED);
  }
}
