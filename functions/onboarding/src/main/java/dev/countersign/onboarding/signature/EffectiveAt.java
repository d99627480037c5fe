package dev.countersign.onboarding.signature;

import dev.countersign.core.lookup.MailLookup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * From when on every message gets what is saved now: the mail path remembers for {@link
 * MailLookup#STALENESS} what it has read.
 */
final class EffectiveAt {
  private EffectiveAt() {}

  /** ISO 8601, UTC. */
  static String of(Instant saved) {
    return saved.plus(MailLookup.STALENESS).truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
