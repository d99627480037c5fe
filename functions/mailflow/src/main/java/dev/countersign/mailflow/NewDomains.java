package dev.countersign.mailflow;

import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.mailflow.TenantCheck.Refusal;
import java.time.Duration;
import java.time.Instant;

/** Domains of a tenant's that are so new that no synchronisation has seen them. */
final class NewDomains {
  /**
   * So long a foreign domain may be a new one. Synchronisations come every twenty minutes, but one
   * may fail; a message is announced for 36 hours.
   */
  static final Duration IN_DOUBT = Duration.ofHours(6);

  private NewDomains() {}

  /**
   * Waits for the sender's domain, if that is why a message is to be refused.
   *
   * @throws TemporaryFailure if it may become known: the message is announced again
   */
  static void awaitFor(Refusal reason, SesEvent.Message message, Instant now) {
    Instant receivedAt = Instant.parse(message.receipt().timestamp());
    if (reason == Refusal.FOREIGN_SENDER && now.isBefore(receivedAt.plus(IN_DOUBT))) {
      throw new TemporaryFailure(
          "SenderDomainUnknown",
          "The secret is a tenant's, the sender's domain is not yet. The message is announced"
              + " again.",
          "message " + message.mail().messageId());
    }
  }
}
