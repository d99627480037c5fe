package dev.countersign.local.cloud.stepfunctions;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What executions need from outside.
 *
 * @param executor runs functions; must not run them in the calling thread
 * @param random source of jitter
 */
record Ports(
    Scheduler scheduler,
    Executor executor,
    LambdaInvoker lambda,
    TaskTokens tokens,
    RandomGenerator random) {}
