package dev.countersign.local.cloud.lambda;

import java.time.Duration;
import java.util.function.IntFunction;

/**
 * @param retries attempts after the first
 * @param delay before retry 1, 2, …
 */
public record RetryPolicy(int retries, IntFunction<Duration> delay) {}
