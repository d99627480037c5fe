package dev.countersign.mailflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.core.lambda.Priming;
import dev.countersign.mailflow.RelayQueue.RelayRequest;
import dev.countersign.mailflow.SqsEvent.BatchItemFailure;
import dev.countersign.mailflow.SqsEvent.BatchResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Returns queued messages to Exchange Online. A message that has to be tried again stays in the
 * queue, hidden for as long as {@link RetrySchedule} says.
 */
public final class RelayMessage extends JsonHandler<SqsEvent, BatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(RelayMessage.class);

  /**
   * With the queue's own time-out a message would come a hundred times, and so to the dead-letter
   * queue, after six days only: SQS would have thrown it away before.
   */
  static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

  private final MessageRelay relay;
  private final RelayQueue queue;

  @SuppressWarnings("UnusedVariable") // Kept: the runtime holds it weakly.
  private final Priming priming;

  /** For Lambda. */
  public RelayMessage() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public RelayMessage(Environment environment) {
    this(
        Adapters.relay(environment),
        Adapters.queue(environment),
        Adapters.relayPriming(environment));
  }

  RelayMessage(MessageRelay relay, RelayQueue queue) {
    this(relay, queue, Priming.with());
  }

  private RelayMessage(MessageRelay relay, RelayQueue queue, Priming priming) {
    super(SqsEvent.class);
    this.priming = priming;
    this.relay = relay;
    this.queue = queue;
  }

  @Override
  public BatchResponse handle(SqsEvent event) {
    return new BatchResponse(
        event.records().stream()
            .filter(entry -> !isDone(entry))
            .map(entry -> new BatchItemFailure(entry.messageId()))
            .toList());
  }

  private boolean isDone(SqsEvent.Entry entry) {
    try {
      RelayRequest request = Json.MAPPER.readValue(entry.body(), RelayRequest.class);
      Optional<Duration> again = relay.relay(request);
      again.ifPresent(delay -> queue.defer(entry.receiptHandle(), wholeSeconds(delay)));
      return again.isEmpty();
    } catch (JsonProcessingException | RuntimeException e) {
      LOG.error("A queued message could not be handled: {}", Logs.of(e));
      return deferAfterFailure(entry);
    }
  }

  private boolean deferAfterFailure(SqsEvent.Entry entry) {
    try {
      queue.defer(entry.receiptHandle(), AFTER_FAILURE);
    } catch (RuntimeException e) {
      // Then it comes again after the queue's own time-out.
      LOG.warn("It could not be deferred either: {}", Logs.of(e));
    }
    return false;
  }

  /** As SQS counts them: one at least, and no fraction too early. */
  private static Duration wholeSeconds(Duration delay) {
    Duration up = delay.plusSeconds(1).minusNanos(1).truncatedTo(ChronoUnit.SECONDS);
    return up.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : up;
  }
}
