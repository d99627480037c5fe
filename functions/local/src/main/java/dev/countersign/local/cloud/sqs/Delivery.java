package dev.countersign.local.cloud.sqs;

import java.time.Instant;

/** One receipt of a message: the handle is good until the next receipt. */
public record Delivery(
    Message message, String receiptHandle, int receiveCount, Instant firstReceived) {}
