package dev.countersign.local.endpoint;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cloud.sqs.QueueAttributes;
import java.util.Map;

/** The local cloud, which has made everything already. */
final class OurCloud implements AwsEnvironment {
  private static final String QUEUE = "suite";
  private final LocalDeployment deployment;

  OurCloud(LocalDeployment deployment) {
    this.deployment = deployment;
    deployment.cloud().queues().create(QUEUE, QueueAttributes.DEFAULTS);
  }

  @Override
  public Map<String, String> of(String function) {
    return deployment.cloud().functions().function(function).environment();
  }

  @Override
  public String queueUrl() {
    return deployment.cloud().endpoints().aws() + "/000000000000/" + QUEUE;
  }

  @Override
  public void close() {
    deployment.close();
  }
}
