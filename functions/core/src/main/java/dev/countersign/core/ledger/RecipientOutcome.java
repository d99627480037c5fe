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
  /** Per recipient. */
  public enum Outcome {
    PENDING,
    RETURNED,
    FAILED
  }

  /** Not tried yet. */
  public static RecipientOutcome pending(String address) {
    return new RecipientOutcome(address, Outcome.PENDING, null);
  }
}
