package dev.countersign.core.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far photos have been looked at, while a signature shows them.
 *
 * @param beganAt when the newest round began; a round a day
 * @param lookedAt people whose photo was asked for in it
 * @param over whether that is everybody
 * @param waitingSince since when Microsoft does not give them; null if it does
 */
public record PhotoHealth(
    Instant beganAt, int lookedAt, boolean over, @Nullable Instant waitingSince) {}
