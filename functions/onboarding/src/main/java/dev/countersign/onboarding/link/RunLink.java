package dev.countersign.onboarding.link;

import java.time.Instant;

/**
 * A link that leads to a run: who has it may go on with that run in a browser.
 *
 * @param path to open, after the base URL of the API (see {@link PublicUrl})
 * @param givenBy name of the user who gave it out
 * @param expiresAt it is refused from then on
 */
public record RunLink(
    String subscriptionId, String runId, String path, String givenBy, Instant expiresAt) {
  /** Without the link. */
  @Override
  public String toString() {
    return "RunLink[subscriptionId=" + subscriptionId + ", expiresAt=" + expiresAt + "]";
  }
}
