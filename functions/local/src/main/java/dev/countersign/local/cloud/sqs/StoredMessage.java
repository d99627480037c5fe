package dev.countersign.local.cloud.sqs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message's state in its queue; guarded by the queue. */
final class StoredMessage {
  private final Message message;
  private Instant visibleAt;
  private int receiveCount;
  private @Nullable Instant firstReceived;
  private @Nullable String receiptHandle;

  StoredMessage(Message message, Instant visibleAt) {
    this.message = message;
    this.visibleAt = visibleAt;
  }

  Message message() {
    return message;
  }

  int receiveCount() {
    return receiveCount;
  }

  Instant visibleAt() {
    return visibleAt;
  }

  boolean isVisible(Instant now) {
    return !visibleAt.isAfter(now);
  }

  boolean isInFlight(Instant now) {
    return receiptHandle != null && !isVisible(now);
  }

  boolean hasHandle(String handle) {
    return handle.equals(receiptHandle);
  }

  @Nullable Instant firstReceived() {
    return firstReceived;
  }

  Delivery receive(String newHandle, Instant now, Instant nextVisible) {
    Instant first = firstReceived == null ? now : firstReceived;
    firstReceived = first;
    receiptHandle = newHandle;
    visibleAt = nextVisible;
    receiveCount++;
    return new Delivery(message, newHandle, receiveCount, first);
  }

  void changeVisibility(Instant nextVisible) {
    visibleAt = nextVisible;
  }
}
