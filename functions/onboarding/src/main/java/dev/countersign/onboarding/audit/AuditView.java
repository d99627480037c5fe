package dev.countersign.onboarding.audit;

import dev.countersign.core.audit.AuditEntry;
import dev.countersign.core.audit.AuditTrail;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit trail as the API shows it.
 *
 * @param entries newest first
 * @param next {@code before} of the next page; missing on the last one
 */
record AuditView(List<Entry> entries, @Nullable String next) {
  /**
   * Something that was done.
   *
   * @param at ISO 8601, UTC
   * @param actor {@code user:<sub>}, {@code entra:<tenant>/<object>} or {@code countersign}
   */
  record Entry(
      String at, String actor, String actorName, String action, Map<String, String> details) {
    static Entry of(AuditEntry entry) {
      return new Entry(
          entry.at().toString(),
          entry.actor().id(),
          entry.actor().name(),
          entry.action(),
          entry.details());
    }
  }

  static AuditView of(AuditTrail.Page page) {
    return new AuditView(page.entries().stream().map(Entry::of).toList(), page.next());
  }
}
