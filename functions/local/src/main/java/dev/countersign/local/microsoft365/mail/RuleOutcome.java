package dev.countersign.local.microsoft365.mail;

import org.jspecify.annotations.Nullable;

/**
 * What the rules decided.
 *
 * @param connector the outbound connector to send everything through, or null
 * @param rejection the text of a non-delivery report, or null
 */
record RuleOutcome(
    Mail mail, @Nullable String connector, @Nullable String rejection, boolean deleted) {

  boolean isFinal() {
    return deleted || rejection != null;
  }
}
