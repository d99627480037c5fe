package dev.countersign.mailflow;

import dev.countersign.core.lambda.Json;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** In a queue that calls AcceptMessage. */
final class SqsAnnouncements implements Announcements {
  /** For the first time; after that the queue's own time-out counts. */
  private static final Duration FIRST = Duration.ofMinutes(1);

  private final SqsClient sqs;
  private final String url;

  SqsAnnouncements(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  @Override
  public void again(SesEvent.Message message) {
    sqs.sendMessage(
        send ->
            send.queueUrl(url)
                .messageBody(Json.write(message))
                .delaySeconds(Math.toIntExact(FIRST.toSeconds())));
  }
}
