package dev.countersign.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What Exchange said about one recipient.
 *
 * @param address as in RCPT TO
 * @param outcome so far
 * @param reply code and enhanced status code of the last answer, for example {@code 550 5.7.64};
 *     without its text, which may repeat addresses
 */
public record RecipientOutcome(String address, Outcome outcome, @Nullable String reply) {
  /** Per recipient. It ends in {@code RETURNED}, {@code REPORTED} or {@code HELD}. */
  public enum Outcome {
    /** To be tried, or tried again. */
    PENDING,
    /** Exchange has the message for this recipient. */
    RETURNED,
    /** Will not be tried again; the sender does not know yet. */
    FAILED,
    /** The sender got a non-delivery report. */
    REPORTED,
    /** Neither worked: the message is kept for somebody to look at. */
    HELD;

    /** Whether nothing more happens by itself. */
    public boolean isFinal() {
      return this != PENDING && this != FAILED;
    }
  }

  /** Not tried yet. */
  public static RecipientOutcome pending(String address) {
    return new RecipientOutcome(address, Outcome.PENDING, null);
  }

  /** The same recipient, further on. */
  public RecipientOutcome with(Outcome next) {
    return new RecipientOutcome(address, next, reply);
  }
}
