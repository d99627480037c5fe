package dev.countersign.core.connection;

import java.time.Instant;

/**
 * Mail cannot be returned to a tenant at all, whatever the message: the circuit is open.
 *
 * @param since when this began
 * @param code what Exchange answered, for example {@code 550 5.7.64}, or one word: {@code
 *     CERTIFICATE_MISSING}, {@code CERTIFICATE_UNREADABLE}, {@code CERTIFICATE_EXPIRED}, {@code
 *     NO_RELAY_DOMAIN}
 * @param probes messages that were let through since, to see whether it works again
 * @param probeAt when the next one is
 */
public record Broken(Instant since, String code, int probes, Instant probeAt) {
  /** The same, with the next probe at once. */
  public Broken due() {
    return new Broken(since, code, probes, since);
  }
}
