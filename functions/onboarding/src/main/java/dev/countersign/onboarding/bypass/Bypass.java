package dev.countersign.onboarding.bypass;

import java.time.Instant;

/**
 * We keep the routing rule of an organisation disabled.
 *
 * @param since when we began
 * @param code why: what Exchange answered, or one word
 * @param disabled whether the rule was seen disabled; from then on we leave it to people
 */
public record Bypass(Instant since, String code, boolean disabled) {
  /** The rule was read back. */
  public Bypass done() {
    return new Bypass(since, code, true);
  }
}
