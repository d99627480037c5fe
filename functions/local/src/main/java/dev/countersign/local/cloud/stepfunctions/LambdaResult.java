package dev.countersign.local.cloud.stepfunctions;

/**
 * What a function gave back.
 *
 * @param payload JSON; of a failed function {@code {"errorType", "errorMessage"}}
 * @param functionError whether the function failed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares results.
public record LambdaResult(byte[] payload, boolean functionError) {}
