package dev.countersign.local.faults;

import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Exchange in one run: in its {@link Mood}, and while a function waits for its answer, another one
 * runs or Lambda ends the one that waits.
 */
final class RunTemper implements Temper {
  private final Random random;
  private final Tally tally;
  private final Mood mood;
  private final Steps steps;
  private final Running running;
  private final Evidence evidence;
  private final Runnable interleave;

  /** Whether Exchange's answer to the message that it takes now does not arrive. */
  private volatile boolean answerIsLost;

  /**
   * @param interleave lets another function run, from start to end
   */
  RunTemper(
      Random random,
      Tally tally,
      Mood mood,
      Steps steps,
      Running running,
      Evidence evidence,
      Runnable interleave) {
    this.random = random;
    this.tally = tally;
    this.mood = mood;
    this.steps = steps;
    this.running = running;
    this.evidence = evidence;
    this.interleave = interleave;
  }

  @Override
  public Set<String> extensions() {
    return mood.extensions();
  }

  @Override
  public @Nullable SmtpFault at(Step step) {
    // The function waits for Exchange's answer, so nothing else touches this run now.
    meanwhile(step);
    SmtpFault fault = running.current().isEnded() ? SmtpFault.reset() : mood.at(step);
    if (fault != null) {
      running.disturb();
    }
    answerIsLost = fault != null;
    return fault;
  }

  /** While a function is in the middle of a transaction, another one sends, or it is ended. */
  private void meanwhile(Step step) {
    Worker worker = running.current();
    if (worker.isEnded() || !steps.failsNow()) {
      return;
    }
    worker.disturb();
    if (random.nextInt(3) == 0) {
      tally.add("functions ended within a transaction, at " + step);
      worker.end();
      return;
    }
    tally.add("interleaved within a transaction");
    try {
      interleave.run();
    } catch (Crash timeOut) {
      worker.end();
    }
  }

  @Override
  public void taken(String mailFrom, List<String> recipients, byte[] message) {
    tally.add("transactions that Exchange took");
    if (answerIsLost) {
      running.current().unanswered().addAll(recipients);
    }
    evidence.taken(
        running.current(), mailFrom, recipients, new String(message, StandardCharsets.ISO_8859_1));
  }
}
