package dev.countersign.onboarding.signature;

import java.time.Instant;

/**
 * The answer about a signature that was saved.
 *
 * @param effectiveAt from when on every message gets it; ISO 8601, UTC
 * @param text the same for people
 */
record Saved(String signatureId, String version, String effectiveAt, String text) {
  static Saved of(String signatureId, String version, Instant now) {
    return new Saved(
        signatureId,
        version,
        EffectiveAt.of(now),
        "Saved. Mail gets it within a minute, all of it from effectiveAt on; GET …/preview shows it"
            + " at once.");
  }
}
