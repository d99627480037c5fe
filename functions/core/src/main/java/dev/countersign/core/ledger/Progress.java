package dev.countersign.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the return of a message has come.
 *
 * @param acceptedAt when it was entered in the ledger
 * @param tryUntil when to give up
 * @param dueAt when it should be taken from the queue at the latest; long after it nobody has it
 * @param unsigned whether somebody decided that it goes back without a signature
 * @param attempts oldest first, the last {@link #MOST_ATTEMPTS} of them
 * @param attemptCount all of them
 * @param endedAt when the last recipient was done; null until then
 */
public record Progress(
    Instant acceptedAt,
    Instant tryUntil,
    Instant dueAt,
    boolean unsigned,
    List<DeliveryAttempt> attempts,
    int attemptCount,
    @Nullable Instant endedAt) {
  /** Two days of retries are some sixty; an item has room for many more. */
  public static final int MOST_ATTEMPTS = 100;

  /** Of a message that was just taken. */
  public static Progress begin(Instant acceptedAt, Instant tryUntil) {
    return new Progress(acceptedAt, tryUntil, acceptedAt, false, List.of(), 0, null);
  }

  /** After one more attempt. */
  public Progress with(DeliveryAttempt attempt) {
    List<DeliveryAttempt> all = new ArrayList<>(attempts);
    all.add(attempt);
    List<DeliveryAttempt> kept =
        List.copyOf(all.subList(Math.max(0, all.size() - MOST_ATTEMPTS), all.size()));
    return new Progress(acceptedAt, tryUntil, dueAt, unsigned, kept, attemptCount + 1, endedAt);
  }

  /** To be taken from the queue at this moment. */
  public Progress due(Instant at) {
    return new Progress(acceptedAt, tryUntil, at, unsigned, attempts, attemptCount, endedAt);
  }

  /** At its end. */
  public Progress ended(Instant at) {
    return new Progress(acceptedAt, tryUntil, dueAt, unsigned, attempts, attemptCount, at);
  }

  /** On its way again, because somebody asked for it. */
  public Progress again(Instant now, Instant until, boolean withoutSignature) {
    return new Progress(acceptedAt, until, now, withoutSignature, attempts, attemptCount, null);
  }
}
