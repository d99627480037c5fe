package dev.countersign.onboarding.signature;

import dev.countersign.core.lookup.MailLookup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The answer about a signature that was saved.
 *
 * @param effectiveAt from when on every message gets it; ISO 8601, UTC. The mail path remembers for
 *     {@link MailLookup#STALENESS} what it has read.
 * @param text the same for people
 */
record Saved(String signatureId, String version, String effectiveAt, String text) {
  static Saved of(String signatureId, String version, Instant now) {
    Instant at = now.plus(MailLookup.STALENESS).truncatedTo(ChronoUnit.MILLIS);
    return new Saved(
        signatureId,
        version,
        at.toString(),
        "Saved. Mail gets it within a minute, all of it from effectiveAt on; GET …/preview shows it"
            + " at once.");
  }
}
