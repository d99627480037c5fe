package dev.countersign.core.run;

import dev.countersign.core.run.TakenBack.Outcome;
import java.util.List;

/**
 * What a run makes and changes, written down <em>before</em> it is done: after a crash between the
 * two, taking back something that is not there does no harm, but something that is not written down
 * would stay for ever. What was there before the run and is not changed by it is never written
 * down.
 */
public interface RunJournal {
  /**
   * Writes down what is about to be done. The first entry counts: twice is once, and a second
   * change of a parameter does not replace what it was before the run. Changes of what the run
   * itself made are left out, as all of it is taken back.
   */
  void record(String subscriptionId, String runId, JournalEntry entry);

  /** What the run did, newest first. */
  List<JournalEntry> entries(String subscriptionId, String runId);

  /** What the run made, newest first. */
  default List<Created> created(String subscriptionId, String runId) {
    return entries(subscriptionId, runId).stream()
        .filter(Created.class::isInstance)
        .map(Created.class::cast)
        .toList();
  }

  /** What all runs of the subscription made and was not taken back, in no order. */
  List<Created> createdByAll(String subscriptionId);

  /** Crosses out what was taken back. */
  void takenBack(String subscriptionId, String runId, JournalEntry entry, Outcome outcome);

  /** What was crossed out, oldest first. Kept for some months. */
  List<TakenBack> takenBack(String subscriptionId, String runId);

  /** Forgets all runs of the subscription. */
  void forgetAll(String subscriptionId);
}
