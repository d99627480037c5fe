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
 * @param begun functions that began to work on it since the last one came to its end; where that is
 *     more than one, the others were cut off
 */
public record Progress(
    Instant acceptedAt,
    Instant tryUntil,
    Instant dueAt,
    boolean unsigned,
    List<DeliveryAttempt> attempts,
    int attemptCount,
    @Nullable Instant endedAt,
    int begun) {
  /** Two days of retries are some sixty; an item has room for many more. */
  public static final int MOST_ATTEMPTS = 100;

  /** Of a message that was just taken. */
  public static Progress begin(Instant acceptedAt, Instant tryUntil) {
    return new Progress(acceptedAt, tryUntil, acceptedAt, false, List.of(), 0, null, 0);
  }

  /** After one more attempt. */
  public Progress with(DeliveryAttempt attempt) {
    List<DeliveryAttempt> all = new ArrayList<>(attempts);
    all.add(attempt);
    List<DeliveryAttempt> kept =
        List.copyOf(all.subList(Math.max(0, all.size() - MOST_ATTEMPTS), all.size()));
    return new Progress(
        acceptedAt, tryUntil, dueAt, unsigned, kept, attemptCount + 1, endedAt, begun);
  }

  /** To be taken from the queue at this moment. */
  public Progress due(Instant at) {
    return new Progress(acceptedAt, tryUntil, at, unsigned, attempts, attemptCount, endedAt, begun);
  }

  /** At its end. */
  public Progress ended(Instant at) {
    return new Progress(acceptedAt, tryUntil, dueAt, unsigned, attempts, attemptCount, at, begun);
  }

  /** On its way again, because somebody asked for it. */
  public Progress again(Instant now, Instant until, boolean withoutSignature) {
    return new Progress(acceptedAt, until, now, withoutSignature, attempts, attemptCount, null, 0);
  }

  /** With one more function that works on it. */
  public Progress takenUp() {
    return new Progress(
        acceptedAt, tryUntil, dueAt, unsigned, attempts, attemptCount, endedAt, begun + 1);
  }

  /** With no function that works on it: the last one came to its end. */
  public Progress atRest() {
    return new Progress(acceptedAt, tryUntil, dueAt, unsigned, attempts, attemptCount, endedAt, 0);
  }
}
