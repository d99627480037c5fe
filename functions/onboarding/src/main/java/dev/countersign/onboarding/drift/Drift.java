package dev.countersign.onboarding.drift;

import dev.countersign.onboarding.plan.Plan.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference between what is in Exchange Online and what we set there. Repairing, or connecting
 * again, puts it right.
 *
 * @param checkedAt ISO 8601, UTC
 * @param changes that would have to be made; empty if all is as we set it. Never a secret
 * @param failure why it could not be found out, one word; null if it was
 */
public record Drift(String checkedAt, List<Change> changes, @Nullable String failure) {
  /** Whether it was found after a moment: what was found before has been put right since. */
  public boolean isAfter(Instant moment) {
    return Instant.parse(checkedAt).isAfter(moment);
  }
}
