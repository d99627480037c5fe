package dev.countersign.mailflow;

import dev.countersign.core.lambda.Json;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue in SQS. */
final class SqsRelayQueue implements RelayQueue {
  private final SqsClient sqs;
  private final String url;

  SqsRelayQueue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  @Override
  public void send(RelayRequest request) {
    sqs.sendMessage(send -> send.queueUrl(url).messageBody(Json.write(request)));
  }

  @Override
  public void defer(String receiptHandle, Duration delay) {
    sqs.changeMessageVisibility(
        change ->
            change
                .queueUrl(url)
                .receiptHandle(receiptHandle)
                .visibilityTimeout(Math.toIntExact(delay.toSeconds())));
  }
}
