package dev.countersign.directory;

import dev.countersign.core.failure.TemporaryFailure;

/** Microsoft does not see the relay domain's TXT record yet: DNS takes its time. */
public final class DomainNotVerifiedYet extends TemporaryFailure {
  DomainNotVerifiedYet() {
    super(
        "DomainNotVerifiedYet",
        "Microsoft 365 does not see the DNS record of the relay domain yet. It is tried again for a"
            + " while. If it stays so, check that the relay domain is delegated to its hosted zone.",
        "TXT record not seen");
  }
}
