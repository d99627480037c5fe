package dev.countersign.core.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * One try to return a message or to report its failure.
 *
 * @param startedAt when
 * @param signing until the message was ready to be sent
 * @param sending from then until Exchange's last answer
 * @param answer codes of Exchange's answers, comma-separated, for example {@code 250 2.6.0}; one
 *     word where there was none
 */
public record DeliveryAttempt(
    Instant startedAt, Duration signing, Duration sending, String answer) {}
