package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What executions need from outside.
 *
 * @param executor runs functions; must not run them in the calling thread
 * @param events takes the status changes of executions
 * @param random source of jitter
 */
record Ports(
    Scheduler scheduler,
    Executor executor,
    LambdaInvoker lambda,
    TaskTokens tokens,
    Consumer<JsonNode> events,
    RandomGenerator random) {}
