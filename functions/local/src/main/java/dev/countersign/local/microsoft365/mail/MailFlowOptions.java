package dev.countersign.local.microsoft365.mail;

import java.time.Duration;

/**
 * The limits of mail flow.
 *
 * @param retryInterval how long deferred mail waits for its next attempt
 * @param expiry how long mail is tried before its sender is told
 * @param maxHops Received fields a message may come back with (Microsoft: Set-ReceiveConnector,
 *     MaxHopCount)
 * @param maxRecipients recipients in one transaction (Microsoft: Exchange Online limits)
 * @param maxMessageBytes the largest message (Microsoft: Exchange Online limits, 150 MB, more than
 *     anything local needs)
 */
public record MailFlowOptions(
    Duration retryInterval, Duration expiry, int maxHops, int maxRecipients, int maxMessageBytes) {

  /** Exchange Online's own values, as far as they are documented. */
  public static final MailFlowOptions DEFAULTS =
      new MailFlowOptions(Duration.ofMinutes(1), Duration.ofHours(24), 60, 1000, 150 << 20);

  /** The same with another hop limit. */
  public MailFlowOptions withMaxHops(int hops) {
    return new MailFlowOptions(retryInterval, expiry, hops, maxRecipients, maxMessageBytes);
  }
}
