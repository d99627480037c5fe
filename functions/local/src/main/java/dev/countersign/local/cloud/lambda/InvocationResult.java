package dev.countersign.local.cloud.lambda;

/**
 * What a synchronous invocation answers.
 *
 * @param functionError true where the payload is the runtime's error object
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares results.
public record InvocationResult(byte[] payload, boolean functionError) {}
