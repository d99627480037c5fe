package dev.countersign.local.faults;

import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.local.faults.Letter.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One run: some messages come in while things go wrong; then everything works again, and each
 * message has to come to its end.
 */
final class FaultRun {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final int STEPS_TO_A_SWEEP = 15;

  /** Two days of retries, one for reports, and time for what was late or lost before. */
  private static final Duration LIMIT = Duration.ofDays(6);

  private static final double STEPS_THAT_FAIL = 0.04;

  /** Minutes between two changes of an administrator's. */
  private static final int EDIT_ONE_IN = 40;

  /** One run in ten has no faults: then nothing but "returned, once" is right. */
  private static final int FAULTLESS = 10;

  private final Random random;
  private final Tally tally = new Tally();
  private final RunClock clock = new RunClock();
  private final boolean faultless;
  private final Workers workers;
  private final Ingress ingress;
  private final List<Letter> letters;

  FaultRun(long seed, ExchangeHost host, UnaryOperator<MessageLedger> sabotage) {
    this.random = new Random(seed);
    this.faultless = random.nextInt(FAULTLESS) == 0;
    this.workers = new Workers(clock, random, tally, host, sabotage);
    this.ingress = new Ingress(clock, workers, random, tally);
    this.letters = IntStream.range(0, 1 + random.nextInt(3)).mapToObj(this::letter).toList();
  }

  /** What became of it. */
  record Outcome(Tally tally, List<String> violations) {}

  Outcome run() {
    begin();
    Instant recovery = RunClock.START.plus(Duration.ofMinutes(30 + random.nextInt(600)));
    for (int step = 1; !isDone() && clock.instant().isBefore(RunClock.START.plus(LIMIT)); step++) {
      if (!clock.instant().isBefore(recovery)) {
        workers.everythingWorks();
      }
      if (!faultless && random.nextInt(EDIT_ONE_IN) == 0) {
        workers.edit();
      }
      ingress.work();
      workers.workOff();
      if (step % STEPS_TO_A_SWEEP == 0) {
        workers.sweep();
      }
      clock.advance(STEP);
    }
    tally.add("runs");
    return new Outcome(tally, new Verdict(workers, tally, faultless).of(letters));
  }

  private void begin() {
    if (faultless) {
      tally.add("runs without faults");
      workers.nothingGoesWrong();
      letters.forEach(ingress::takeWell);
    } else {
      workers.rate(STEPS_THAT_FAIL);
      letters.forEach(ingress::take);
    }
  }

  private boolean isDone() {
    return ingress.isDone()
        && workers.queuesAreEmpty()
        && letters.stream().allMatch(workers.world()::isAtItsEnd);
  }

  private Letter letter(int number) {
    String id = "m" + number;
    boolean plain = faultless || random.nextInt(2) == 0;
    Kind kind = plain ? Kind.NORMAL : Kind.values()[random.nextInt(Kind.values().length)];
    List<String> recipients = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String domain = random.nextInt(3) == 0 ? Letter.DOMAIN : "example.net";
      recipients.add("r" + i + "." + id + "@" + domain);
    }
    return new Letter(id, kind, kind == Kind.NULL_SENDER ? "" : Letter.SENDER, recipients);
  }
}
