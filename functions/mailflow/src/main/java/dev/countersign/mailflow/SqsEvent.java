package dev.countersign.mailflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A batch of SQS messages, as Lambda hands it to a function (Lambda developer guide, "Using Lambda
 * with Amazon SQS").
 */
public record SqsEvent(@JsonProperty("Records") List<Entry> records) {
  /**
   * One SQS message.
   *
   * @param messageId SQS's
   * @param receiptHandle of this receipt
   * @param body what was sent
   */
  public record Entry(String messageId, String receiptHandle, String body) {}

  /** Which messages of the batch are to come again (ReportBatchItemFailures). */
  public record BatchResponse(List<BatchItemFailure> batchItemFailures) {}

  /** One of them, by SQS's message identifier. */
  public record BatchItemFailure(String itemIdentifier) {}
}
