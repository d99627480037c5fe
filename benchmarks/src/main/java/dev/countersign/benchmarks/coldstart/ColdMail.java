package dev.countersign.benchmarks.coldstart;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.invoke.Invocation;
import dev.countersign.local.cloud.sqs.QueueAttributes;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Events for functions that are started cold; each run of the mail path has a message of its own.
 */
final class ColdMail {
  private final LocalDeployment deployment;
  private final Invocation invocation;
  private final Path events;

  ColdMail(LocalDeployment deployment, Invocation invocation, Path events) {
    this.deployment = deployment;
    this.invocation = invocation;
    this.events = events;
  }

  /** The function's sample event, about a message that waits in the bucket. */
  String event(String function, String messageId) {
    return invocation.event(events.resolve(function + ".json"), messageId);
  }

  /** A message in the bucket that nobody has seen. */
  String stored() {
    String messageId = UUID.randomUUID().toString().replace("-", "");
    invocation.storeMessage(messageId);
    return messageId;
  }

  /** A queue that no function reads: what is accepted into it waits. */
  String idleQueue() {
    String name = "cold-" + UUID.randomUUID();
    deployment.cloud().queues().create(name, QueueAttributes.DEFAULTS);
    return deployment.cloud().endpoints().aws() + "/000000000000/" + name;
  }
}
