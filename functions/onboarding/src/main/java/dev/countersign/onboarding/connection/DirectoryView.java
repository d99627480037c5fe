package dev.countersign.onboarding.connection;

import dev.countersign.core.directory.PhotoHealth;
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
 * @param photos how far they are; null while no signature shows any
 */
record DirectoryView(
    @Nullable String synchronizedAt,
    @Nullable String failingSince,
    @Nullable String code,
    @Nullable String message,
    @Nullable Photos photos) {
  /**
   * @param beganAt when they were last begun to be looked at
   * @param lookedAt people whose photo was asked for since
   * @param done whether that is everybody
   * @param waitingSince since when Microsoft does not give them; null if it does
   * @param message what that means; null with {@code waitingSince}
   */
  record Photos(
      String beganAt,
      int lookedAt,
      boolean done,
      @Nullable String waitingSince,
      @Nullable String message) {
    static @Nullable Photos of(@Nullable PhotoHealth health) {
      return health == null
          ? null
          : new Photos(
              ConnectionView.time(health.beganAt()),
              health.lookedAt(),
              health.over(),
              time(health.waitingSince()),
              health.waitingSince() == null ? null : WAITING);
    }
  }

  private static final String WAITING =
      "Microsoft 365 did not give photos. Everything else is up to date, and mail is signed with the"
          + " photos that are known. They are asked for again with each synchronisation; nothing"
          + " has to be done.";

  static @Nullable DirectoryView of(SynchronizationHealth health) {
    return health.succeededAt() == null && health.failingSince() == null
        ? null
        : new DirectoryView(
            time(health.succeededAt()),
            time(health.failingSince()),
            health.code(),
            health.message(),
            Photos.of(health.photos()));
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : ConnectionView.time(at);
  }
}
