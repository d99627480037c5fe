package dev.countersign.onboarding.device;

import dev.countersign.core.failure.PermanentFailure;

/** Gives tasks access to Exchange Online while a run lasts. */
public interface ExchangeTokens {
  /**
   * A token that is valid for some minutes at least.
   *
   * @throws PermanentFailure {@code AuthorizationLost}, if nobody authorised this run, or Microsoft
   *     took it back
   */
  ExchangeToken get(String subscriptionId, String runId);

  /** Throws the tokens of a run away. */
  void discard(String subscriptionId, String runId);
}
