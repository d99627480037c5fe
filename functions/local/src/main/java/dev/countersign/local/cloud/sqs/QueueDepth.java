package dev.countersign.local.cloud.sqs;

/** Messages that can be received, that are being worked on, and that wait for their delay. */
public record QueueDepth(int visible, int inFlight, int delayed) {}
