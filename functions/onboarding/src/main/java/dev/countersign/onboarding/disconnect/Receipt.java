package dev.countersign.onboarding.disconnect;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What disconnecting did, in all of its attempts.
 *
 * @param runId of the last attempt
 * @param disconnectedAt ISO 8601, UTC
 * @param takenDown in this order
 * @param byHand what could not be taken down, or was left to the administrator: docs/operations.md
 *     says how
 */
public record Receipt(
    String runId, String disconnectedAt, List<Taken> takenDown, List<Left> byHand) {
  @JsonIgnore
  boolean isEmpty() {
    return takenDown.isEmpty() && byHand.isEmpty();
  }

  /**
   * @param kind for example {@code TRANSPORT_RULE}
   * @param identity its name, address or domain
   * @param outcome {@code REMOVED} or {@code ALREADY_GONE}
   * @param at ISO 8601, UTC
   */
  public record Taken(String kind, String identity, String outcome, String at) {
    boolean wasThere() {
      return outcome.equals("REMOVED");
    }
  }

  /** The same of something that is still there, as far as we know. */
  public record Left(String kind, String identity) {
    boolean isSameAs(Taken taken) {
      return kind.equals(taken.kind()) && identity.equals(taken.identity());
    }
  }
}
