package dev.countersign.mailflow;

import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.mailflow.MessageStore.StoredMessage;
import dev.countersign.mailflow.TenantCheck.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds messages in the bucket that are not in the ledger. Mail Manager calls AcceptMessage again
 * for a day and a half, so at first such a message is only late. After that its envelope is lost:
 * the bucket has only what its header says. It is parked for its tenant, or refused.
 */
final class BucketSweep {
  private static final Logger LOG = LoggerFactory.getLogger(BucketSweep.class);

  /** An event takes seconds; a message older than this is worth an alarm. */
  static final Duration LATE = Duration.ofMinutes(15);

  /** RetryTimeMinutes of the rule set, and a quarter of an hour. */
  static final Duration LOST = Duration.ofMinutes(2160 + 15);

  /** How far back from these ages a sweep looks: some sweeps may fail before it matters. */
  static final Duration WINDOW = Duration.ofHours(2);

  private final MailPorts ports;
  private final TenantCheck tenants;
  private final Metrics metrics;

  BucketSweep(MailPorts ports, Metrics metrics) {
    this.ports = ports;
    this.tenants = new TenantCheck(ports.connections(), ports.clock());
    this.metrics = metrics;
  }

  /** How many messages of each kind there were. */
  record Found(int late, int lost) {}

  Found sweep() {
    Instant now = ports.clock().instant();
    List<StoredMessage> late = new ArrayList<>();
    List<StoredMessage> lost = new ArrayList<>();
    ports
        .messages()
        .forEach(
            stored -> {
              Duration age = Duration.between(stored.storedAt(), now);
              if (isWithin(age, LOST)) {
                lost.add(stored);
              } else if (isWithin(age, LATE)) {
                late.add(stored);
              }
            });
    List<StoredMessage> lateNow = unknown(late);
    lateNow.forEach(message -> metrics.count("NotInLedger", "LATE"));
    List<StoredMessage> lostNow = unknown(lost);
    List<StoredMessage> failed =
        lostNow.stream().filter(message -> !isEntered(message, now)).toList();
    if (!failed.isEmpty()) {
      throw new IllegalStateException("Some messages could not be entered. They are tried again.");
    }
    return new Found(lateNow.size(), lostNow.size());
  }

  /** One message that cannot be entered keeps no other from its place in the ledger. */
  private boolean isEntered(StoredMessage stored, Instant now) {
    try {
      enter(stored, now);
      return true;
    } catch (RuntimeException e) {
      LOG.error("Message {} could not be entered: {}", stored.messageId(), Logs.of(e));
      return false;
    }
  }

  private static boolean isWithin(Duration age, Duration from) {
    return age.compareTo(from) >= 0 && age.compareTo(from.plus(WINDOW)) < 0;
  }

  private List<StoredMessage> unknown(List<StoredMessage> stored) {
    Set<String> ids = new HashSet<>();
    stored.forEach(message -> ids.add(message.messageId()));
    Set<String> known = ports.search().known(ids);
    return stored.stream().filter(message -> !known.contains(message.messageId())).toList();
  }

  private void enter(StoredMessage stored, Instant now) {
    LOG.error("ALERT: message {} was stored and never announced.", stored.messageId());
    metrics.count("NotInLedger", "LOST");
    MessageRecord entry = entry(stored, now);
    if (entry.state() == MessageState.PARKED) {
      ports.messages().keep(stored.messageId());
    }
    ports.ledger().add(entry);
  }

  private MessageRecord entry(StoredMessage stored, Instant now) {
    MessageHeaders headers = headers(stored.messageId());
    // Nobody knows the envelope's sender any more; the secret alone proves the tenant.
    Verdict verdict = tenants.check(headers, "");
    return verdict instanceof Verdict.Trusted trusted
        ? LedgerEntries.withoutEnvelope(stored, trusted.connection(), headers, now)
        : LedgerEntries.withoutEnvelope(stored, ((Verdict.Refused) verdict).reason(), now);
  }

  private MessageHeaders headers(String messageId) {
    try (InputStream message = ports.messages().open(messageId)) {
      return HeaderBlock.read(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
