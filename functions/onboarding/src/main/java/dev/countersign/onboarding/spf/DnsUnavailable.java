package dev.countersign.onboarding.spf;

import dev.countersign.core.failure.TemporaryFailure;

/** The DNS gave no answer. */
public final class DnsUnavailable extends TemporaryFailure {
  DnsUnavailable(String detail) {
    super(
        "DnsUnavailable",
        "The DNS servers of the domain did not answer. Nothing was changed; try again in a minute.",
        detail);
  }
}
