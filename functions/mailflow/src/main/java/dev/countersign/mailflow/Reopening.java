package dev.countersign.mailflow;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.mailflow.RelayQueue.RelayRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Puts parked messages back on their way, because somebody asked for it. */
final class Reopening {
  /** Far more than SES takes; a key of DynamoDB's may have 2048 octets. */
  private static final int MOST_CHARACTERS = 500;

  private final SubscriptionAccess access;
  private final MessageLedger ledger;
  private final RelayQueue queue;
  private final AuditTrail audit;
  private final Clock clock;

  Reopening(
      SubscriptionAccess access,
      MessageLedger ledger,
      RelayQueue queue,
      AuditTrail audit,
      Clock clock) {
    this.audit = audit;
    this.access = access;
    this.ledger = ledger;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Reopens the message that the path names.
   *
   * @throws ApiProblem 404 if the tenant has no such message, 409 if it is not parked
   */
  ApiResponse reopen(ApiRequest request, boolean unsigned) {
    String subscriptionId = access.require(request).subscriptionId();
    MessageRecord parked =
        Optional.of(request.path("messageId"))
            .filter(messageId -> messageId.length() <= MOST_CHARACTERS)
            .flatMap(ledger::find)
            .filter(entry -> entry.subscriptionId().equals(subscriptionId))
            .orElseThrow(Reopening::notFound);
    requireReopenable(parked);
    if (!ledger.reopen(reopened(parked, unsigned))) {
      throw notParked();
    }
    queue.send(new RelayRequest(parked.messageId(), subscriptionId));
    audit.add(
        subscriptionId,
        Actor.of(request),
        unsigned ? "ReleaseMessage" : "RetryMessage",
        Map.of("messageId", parked.messageId()));
    return ApiResponse.json(
        202, Map.of("messageId", parked.messageId(), "state", MessageState.ACCEPTED.name()));
  }

  private MessageRecord reopened(MessageRecord parked, boolean unsigned) {
    Instant now = clock.instant();
    return parked.with(
        MessageState.ACCEPTED,
        Outcomes.triedAgain(parked.recipients()),
        parked.progress().again(now, now.plus(RetrySchedule.GIVE_UP_AFTER), unsigned));
  }

  private static void requireReopenable(MessageRecord entry) {
    if (entry.state() != MessageState.PARKED) {
      throw notParked();
    }
    if (entry.recipients().isEmpty()) {
      throw new ApiProblem(
          409,
          "RecipientsUnknown",
          "The envelope of this message was lost, so nobody knows who it is for. Ask its sender to"
              + " send it again.");
    }
  }

  private static ApiProblem notFound() {
    return new ApiProblem(
        404, "MessageNotFound", "There is no such message in this subscription, or not any more.");
  }

  private static ApiProblem notParked() {
    return new ApiProblem(
        409,
        "NotParked",
        "The message is not parked, so there is nothing to do. Look at its state.");
  }
}
