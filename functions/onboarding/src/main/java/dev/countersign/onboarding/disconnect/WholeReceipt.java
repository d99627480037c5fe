package dev.countersign.onboarding.disconnect;

import static java.util.Comparator.comparing;

import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.run.TakenBack;
import dev.countersign.onboarding.disconnect.Receipt.Left;
import dev.countersign.onboarding.disconnect.Receipt.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all attempts at taking a connection down did, in one receipt: what an attempt that failed
 * has removed is only gone already for the next one.
 */
final class WholeReceipt {
  private final RunJournal journal;
  private final Receipts receipts;

  WholeReceipt(RunJournal journal, Receipts receipts) {
    this.journal = journal;
    this.receipts = receipts;
  }

  /**
   * @param runs the attempts, oldest first; the last one has come to its end
   */
  Receipt of(String subscriptionId, List<String> runs, Instant now) {
    String last = runs.get(runs.size() - 1);
    // An attempt that was cut off late has written a receipt, and forgotten what it was made of.
    Optional<Receipt> before =
        receipts.find(subscriptionId).filter(receipt -> runs.contains(receipt.runId()));
    List<Taken> taken = new ArrayList<>(before.map(Receipt::takenDown).orElse(List.of()));
    runs.forEach(
        run ->
            journal.takenBack(subscriptionId, run).stream()
                .map(WholeReceipt::taken)
                .forEach(taken::add));
    List<Left> left = new ArrayList<>(before.map(Receipt::byHand).orElse(List.of()));
    journal.created(subscriptionId, last).stream().map(WholeReceipt::left).forEach(left::add);
    Collection<Taken> takenDown = once(taken);
    left.removeIf(object -> takenDown.stream().anyMatch(object::isSameAs));
    return new Receipt(
        last,
        now.toString(),
        takenDown.stream().sorted(comparing(each -> Instant.parse(each.at()))).toList(),
        left.stream().distinct().toList());
  }

  /** Each object once: who removed it counts more than who did not find it any more. */
  private static Collection<Taken> once(List<Taken> all) {
    Map<Left, Taken> once = new LinkedHashMap<>();
    all.forEach(
        taken ->
            once.merge(
                new Left(taken.kind(), taken.identity()),
                taken,
                (earlier, later) -> earlier.wasThere() ? earlier : later));
    return once.values();
  }

  private static Taken taken(TakenBack taken) {
    return new Taken(
        taken.kind().name(), taken.identity(), taken.outcome().name(), taken.at().toString());
  }

  private static Left left(Created created) {
    return new Left(created.kind().name(), created.identity());
  }
}
