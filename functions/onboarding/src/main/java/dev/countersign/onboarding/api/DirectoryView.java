package dev.countersign.onboarding.api;

import dev.countersign.core.directory.SynchronizationHealth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether people's data are up to date. Times are ISO 8601, UTC.
 *
 * @param synchronizedAt when they were last brought up to date
 * @param failingSince since when that fails; null if it does not
 * @param code why, for programs
 * @param message what happened, what was done, what to do next
 */
record DirectoryView(
    @Nullable String synchronizedAt,
    @Nullable String failingSince,
    @Nullable String code,
    @Nullable String message) {
  static @Nullable DirectoryView of(SynchronizationHealth health) {
    return health.succeededAt() == null && health.failingSince() == null
        ? null
        : new DirectoryView(
            time(health.succeededAt()),
            time(health.failingSince()),
            health.code(),
            health.message());
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : ConnectionView.time(at);
  }
}
