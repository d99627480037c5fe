package dev.countersign.mailflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was sent and deferred; may be out of order. */
final class InMemoryRelayQueue implements RelayQueue {
  final List<String> sent = new ArrayList<>();
  final List<Duration> deferred = new ArrayList<>();
  boolean outOfOrder;

  @Override
  public void send(RelayRequest request) {
    if (outOfOrder) {
      throw new IllegalStateException("The queue does not answer.");
    }
    sent.add(request.messageId());
  }

  @Override
  public void defer(String receiptHandle, Duration delay) {
    deferred.add(delay);
  }
}
