package dev.countersign.local.memory;

import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageSearch;
import dev.countersign.core.ledger.MessageState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ledger in memory, with the same conditions on every write as the one in DynamoDB. */
public final class InMemoryLedger implements MessageLedger, MessageSearch {
  private record Entry(MessageRecord message, @Nullable Lease lease) {}

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  @Override
  public boolean add(MessageRecord message) {
    return entries.putIfAbsent(message.messageId(), new Entry(message, null)) == null;
  }

  @Override
  public Optional<MessageRecord> find(String messageId) {
    return Optional.ofNullable(entries.get(messageId)).map(Entry::message);
  }

  @Override
  public Optional<MessageRecord> lease(String messageId, Lease lease, Instant now) {
    boolean done =
        replace(messageId, e -> isFree(e, lease, now), e -> new Entry(takenUp(e), lease));
    return done ? find(messageId) : Optional.empty();
  }

  private static MessageRecord takenUp(MessageRecord entry) {
    return entry.with(entry.state(), entry.recipients(), entry.progress().takenUp());
  }

  private static boolean isFree(Entry entry, Lease wanted, Instant now) {
    Lease held = entry.lease();
    return entry.message().state() == MessageState.ACCEPTED
        && (held == null || held.owner().equals(wanted.owner()) || held.until().isBefore(now));
  }

  @Override
  public boolean save(MessageRecord message, Lease lease) {
    return replace(message.messageId(), e -> isHeld(e, lease), e -> new Entry(message, lease));
  }

  @Override
  public boolean finish(MessageRecord message, Lease lease) {
    return replace(message.messageId(), e -> isHeld(e, lease), e -> new Entry(message, null));
  }

  private static boolean isHeld(Entry entry, Lease lease) {
    return entry.lease() != null && entry.lease().owner().equals(lease.owner());
  }

  @Override
  public boolean reopen(MessageRecord message) {
    return replace(
        message.messageId(),
        e -> e.message().state() == MessageState.PARKED,
        e -> new Entry(message, null));
  }

  @Override
  public void due(String messageId, Instant at) {
    entries.computeIfPresent(
        messageId,
        (id, entry) -> {
          MessageRecord m = entry.message();
          return m.state() == MessageState.ACCEPTED
              ? new Entry(m.with(m.state(), m.recipients(), m.progress().due(at)), entry.lease())
              : entry;
        });
  }

  private interface Change {
    Entry to(MessageRecord message);
  }

  private boolean replace(String messageId, Predicate<Entry> condition, Change change) {
    boolean[] done = {false};
    entries.computeIfPresent(
        messageId,
        (id, entry) -> {
          done[0] = condition.test(entry);
          return done[0] ? change.to(entry.message()) : entry;
        });
    return done[0];
  }

  @Override
  public List<MessageRecord> since(String subscriptionId, Instant since) {
    return of(subscriptionId)
        .filter(m -> !m.receivedAt().isBefore(since))
        .sorted(Comparator.comparing(MessageRecord::receivedAt))
        .toList();
  }

  @Override
  public List<MessageRecord> sent(
      String subscriptionId, String sender, Instant since, Instant until, int most) {
    return of(subscriptionId)
        .filter(m -> sender.isEmpty() || m.sender().equals(sender))
        .filter(m -> !m.receivedAt().isBefore(since) && m.receivedAt().isBefore(until))
        .sorted(Comparator.comparing(MessageRecord::receivedAt).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public List<MessageRecord> withKey(String messageKey, Instant until, int most) {
    return all()
        .filter(m -> messageKey.equals(m.messageKey()) && m.receivedAt().isBefore(until))
        .sorted(Comparator.comparing(MessageRecord::receivedAt).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public List<MessageRecord> open(String subscriptionId, MessageState state, int most) {
    return of(subscriptionId)
        .filter(m -> m.state() == state)
        .sorted(Comparator.comparing(m -> m.progress().dueAt()))
        .limit(most)
        .toList();
  }

  @Override
  public List<MessageRecord> newestOpen(
      String subscriptionId, MessageState state, Instant until, int most) {
    return of(subscriptionId)
        .filter(m -> m.state() == state && m.receivedAt().isBefore(until))
        .sorted(Comparator.comparing(MessageRecord::receivedAt).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public void forEachOpen(Consumer<MessageRecord> action) {
    all()
        .filter(m -> m.state() == MessageState.ACCEPTED || m.state() == MessageState.PARKED)
        .sorted(Comparator.comparing(MessageRecord::messageId))
        .forEach(action);
  }

  @Override
  public Set<String> known(Set<String> messageIds) {
    return messageIds.stream().filter(entries::containsKey).collect(Collectors.toSet());
  }

  private Stream<MessageRecord> of(String subscriptionId) {
    return all().filter(m -> m.subscriptionId().equals(subscriptionId));
  }

  private Stream<MessageRecord> all() {
    return entries.values().stream().map(Entry::message);
  }
}
