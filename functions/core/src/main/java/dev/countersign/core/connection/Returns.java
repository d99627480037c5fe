package dev.countersign.core.connection;

import java.time.Instant;

/**
 * That mail comes back to Exchange: the proof that a connection works.
 *
 * @param firstAt the first time since the connection was made
 * @param lastAt the last time, to ten minutes or so
 */
public record Returns(Instant firstAt, Instant lastAt) {}
