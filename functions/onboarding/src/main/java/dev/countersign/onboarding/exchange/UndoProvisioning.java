package dev.countersign.onboarding.exchange;

import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.JournalEntry;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.TakenBack.Outcome;
import java.util.List;
import java.util.Map;

/**
 * Takes back what a failed run made and changed in Exchange Online, newest first: rules before the
 * connector that they use.
 */
public final class UndoProvisioning extends RunTask<RunTask.RunInput, Map<String, Object>> {
  private final ExchangePorts ports;

  public UndoProvisioning() {
    this(Environment.ofLambda());
  }

  public UndoProvisioning(Environment environment) {
    this(ExchangePorts.of(environment));
  }

  UndoProvisioning(ExchangePorts ports) {
    super(RunInput.class, ports.status());
    this.ports = ports;
  }

  @Override
  protected Map<String, Object> run(RunInput input) {
    RunJournal journal = ports.journal();
    List<List<JournalEntry>> objects =
        ExchangeUndo.byObject(journal.entries(input.subscriptionId(), input.runId()));
    if (!objects.isEmpty()) {
      ExchangeUndo undo = new ExchangeUndo(ports.session(input), input.subscriptionId());
      for (List<JournalEntry> entries : objects) {
        Outcome outcome = undo.takeBack(entries);
        entries.forEach(
            entry -> journal.takenBack(input.subscriptionId(), input.runId(), entry, outcome));
      }
    }
    return Map.of("takenBack", objects.size());
  }
}
