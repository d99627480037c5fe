package dev.countersign.local.cloud.lambda;

import dev.countersign.local.cloud.iam.ExecutionRole;
import java.time.Duration;
import java.util.Map;

/**
 * What is deployed.
 *
 * @param handler class, with or without {@code ::handleRequest}
 * @param environment all of the function's variables
 * @param timeout enforced in real time
 * @param memory MiB; told to the handler, not enforced
 * @param role what its code is allowed to do
 */
public record LambdaFunction(
    String name,
    String arn,
    String handler,
    Map<String, String> environment,
    Duration timeout,
    int memory,
    ExecutionRole role) {

  public LambdaFunction {
    environment = Map.copyOf(environment);
  }
}
