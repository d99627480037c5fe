package dev.countersign.core.run;

import java.util.List;

/**
 * What a run makes, written down <em>before</em> it is made: after a crash between the two, taking
 * back something that is not there does no harm, but something that is not written down would stay
 * for ever. What was there before the run is never written down.
 */
public interface RunJournal {
  /** Writes down what is about to be made; twice is once. */
  void record(String subscriptionId, String runId, Created created);

  /** What the run made, newest first. */
  List<Created> created(String subscriptionId, String runId);

  /** Crosses out what was taken back. */
  void takenBack(String subscriptionId, String runId, Created created);
}
