package dev.countersign.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Questions about many messages. What was written a moment ago may be missing in the answers. */
public interface MessageSearch {
  /**
   * Messages of a tenant, the newest first.
   *
   * @param sender lower-case address in From; empty for anybody's
   * @param since received at this moment or later
   * @param until received before this moment
   * @param most more only where several have the last one's {@code receivedAt}
   */
  List<MessageRecord> sent(
      String subscriptionId, String sender, Instant since, Instant until, int most);

  /**
   * Those with this {@link MessageKey}, the newest first.
   *
   * @param until received before this moment
   * @param most more only where several have the last one's {@code receivedAt}
   */
  List<MessageRecord> withKey(String messageKey, Instant until, int most);

  /** A tenant's messages that are on their way or parked, those that are due first coming first. */
  List<MessageRecord> open(String subscriptionId, MessageState state, int most);

  /**
   * The same, the newest first.
   *
   * @param until received before this moment
   * @param most more only where several have the last one's {@code receivedAt}
   */
  List<MessageRecord> newestOpen(
      String subscriptionId, MessageState state, Instant until, int most);

  /** All tenants' messages that are on their way or parked. */
  void forEachOpen(Consumer<MessageRecord> action);

  /** Which of these are in the ledger. */
  Set<String> known(Set<String> messageIds);
}
