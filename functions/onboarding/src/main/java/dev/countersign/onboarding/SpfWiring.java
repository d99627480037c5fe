package dev.countersign.onboarding;

import dev.countersign.onboarding.spf.DnsJavaResolver;
import dev.countersign.onboarding.spf.SpfCheck;
import dev.countersign.onboarding.spf.SpfStates;

/** Wires the check of SPF records, and what it found. */
public final class SpfWiring {
  private final Wiring wiring;

  SpfWiring(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Our own record lists the addresses that the deployment sends from. */
  public SpfCheck check() {
    return new SpfCheck(
        DnsJavaResolver.at(wiring.environment().get("DNS_RESOLVER", "")),
        "spf." + wiring.environment().require("RELAY_DOMAIN"));
  }

  public SpfStates states() {
    return new SpfStates(wiring.tables().subscriptions());
  }
}
