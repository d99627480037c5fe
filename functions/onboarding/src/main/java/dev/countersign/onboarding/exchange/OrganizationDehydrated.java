package dev.countersign.onboarding.exchange;

import dev.countersign.core.failure.TemporaryFailure;

/**
 * Exchange Online is still preparing the organisation for changes ("hydration"), which takes from
 * minutes to two days. The state machine names this class and waits accordingly.
 */
public final class OrganizationDehydrated extends TemporaryFailure {
  public OrganizationDehydrated() {
    super(
        "OrganizationDehydrated",
        "Exchange Online is preparing your organisation for changes. This takes from minutes to"
            + " two days; we go on by ourselves, and you may close the page.",
        "dehydrated");
  }
}
