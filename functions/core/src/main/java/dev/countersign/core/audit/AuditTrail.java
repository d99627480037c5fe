package dev.countersign.core.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was done in each subscription. Nothing in it is ever changed or deleted. */
public interface AuditTrail {
  /**
   * Adds an entry with the present time, after what it says was done.
   *
   * @throws RuntimeException if it cannot be written: then the caller's request fails, too
   */
  void add(String subscriptionId, Actor actor, String action, Map<String, String> details);

  /**
   * A page, newest first.
   *
   * @param before where an earlier page ended; null for the newest entries
   * @param limit of entries
   */
  Page read(String subscriptionId, @Nullable String before, int limit);

  /**
   * Some entries.
   *
   * @param next where the next page begins; null if there is none
   */
  record Page(List<AuditEntry> entries, @Nullable String next) {}
}
