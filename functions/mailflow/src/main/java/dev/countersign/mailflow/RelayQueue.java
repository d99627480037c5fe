package dev.countersign.mailflow;

import java.time.Duration;

/** The messages that wait to be returned. */
public interface RelayQueue {
  /** Puts a message in. */
  void send(RelayRequest request);

  /**
   * Hides a message that was received for so long; then it comes again.
   *
   * @param receiptHandle of the receipt
   * @param delay at most twelve hours
   */
  void defer(String receiptHandle, Duration delay);

  /**
   * One entry.
   *
   * @param messageId SES's
   * @param subscriptionId the tenant
   */
  record RelayRequest(String messageId, String subscriptionId) {}
}
