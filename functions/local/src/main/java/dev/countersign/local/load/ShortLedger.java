package dev.countersign.local.load;

import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.local.memory.InMemoryLedger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ledger in memory that can be emptied: what it holds is not the mail path's own memory. */
final class ShortLedger implements MessageLedger {
  private volatile InMemoryLedger entries = new InMemoryLedger();

  /** Between two parts of a run, when nothing is under way. */
  void forget() {
    entries = new InMemoryLedger();
  }

  @Override
  public boolean add(MessageRecord message) {
    return entries.add(message);
  }

  @Override
  public Optional<MessageRecord> find(String messageId) {
    return entries.find(messageId);
  }

  @Override
  public Optional<MessageRecord> lease(String messageId, Lease lease, Instant now) {
    return entries.lease(messageId, lease, now);
  }

  @Override
  public boolean save(MessageRecord message, Lease lease) {
    return entries.save(message, lease);
  }

  @Override
  public boolean finish(MessageRecord message, Lease lease) {
    return entries.finish(message, lease);
  }

  @Override
  public boolean reopen(MessageRecord message) {
    return entries.reopen(message);
  }

  @Override
  public void due(String messageId, Instant at) {
    entries.due(messageId, at);
  }

  @Override
  public List<MessageRecord> since(String subscriptionId, Instant since) {
    return entries.since(subscriptionId, since);
  }
}
