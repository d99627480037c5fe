package dev.countersign.core.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the directory is up to date.
 *
 * @param succeededAt when a synchronisation last ended well; null if none has
 * @param failingSince when the first of those that failed since then ended; null if the last one
 *     ended well
 * @param code of the last failure; null with {@code failingSince}
 * @param message what happened, what was done, what to do next; null with {@code failingSince}
 * @param photos as of the last one that ended well; null while no signature shows any
 */
public record SynchronizationHealth(
    @Nullable Instant succeededAt,
    @Nullable Instant failingSince,
    @Nullable String code,
    @Nullable String message,
    @Nullable PhotoHealth photos) {
  public static final SynchronizationHealth UNKNOWN =
      new SynchronizationHealth(null, null, null, null, null);
}
