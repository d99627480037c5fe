package dev.countersign.core.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The test message of a run: Exchange sends it through our connector, we return it.
 *
 * @param runId whose it is
 * @param tokenHashes SHA-256, in hex, of the tokens in the addresses that it was sent to, see
 *     {@link ProbeAddress}: an earlier one may come after another was sent
 * @param sentAt when Exchange was last asked to send it
 * @param result what came of it; null while it is on its way
 * @param problem what Exchange said where it would not send it, one word; otherwise null
 */
public record Probe(
    String runId,
    Set<String> tokenHashes,
    Instant sentAt,
    @Nullable Result result,
    @Nullable String problem) {
  /** A message that comes later is a stranger's. */
  public static final Duration VALID = Duration.ofHours(1);

  /** What came of a test message. */
  public enum Result {
    /** It came through the connector, and Exchange took it back. */
    RETURNED,
    /** It did not come to us in time. */
    NOT_ARRIVED,
    /** Exchange would not send one. */
    NOT_SENT
  }

  /** One that is about to be sent. */
  public static Probe sent(String runId, ProbeAddress address, Instant at) {
    return new Probe(runId, Set.of(address.tokenHash()), at, null, null);
  }

  /** The same, sent to another address as well. */
  public Probe sentAgain(ProbeAddress address, Instant at) {
    Set<String> all = new HashSet<>(tokenHashes);
    all.add(address.tokenHash());
    return new Probe(runId, Set.copyOf(all), at, null, null);
  }

  /** The same with its end. */
  public Probe ended(Result how, @Nullable String why) {
    return new Probe(runId, tokenHashes, sentAt, how, why);
  }

  /** Whether a message to this address is the one that was sent. */
  public boolean is(ProbeAddress address, Instant now) {
    byte[] hash = address.tokenHash().getBytes(StandardCharsets.US_ASCII);
    return now.isBefore(sentAt.plus(VALID))
        && tokenHashes.stream()
            .anyMatch(one -> MessageDigest.isEqual(hash, one.getBytes(StandardCharsets.US_ASCII)));
  }
}
