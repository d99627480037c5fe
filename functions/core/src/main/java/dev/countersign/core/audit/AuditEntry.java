package dev.countersign.core.audit;

import java.time.Instant;
import java.util.Map;

/**
 * One line of the audit trail. It never holds a token, a secret, a code or the content of mail.
 *
 * @param at to the millisecond
 * @param action what was done: the name of the function or the state, or one word
 * @param details few and short, for example the chosen scope
 */
public record AuditEntry(Instant at, Actor actor, String action, Map<String, String> details) {
  public AuditEntry {
    details = Map.copyOf(details);
  }
}
