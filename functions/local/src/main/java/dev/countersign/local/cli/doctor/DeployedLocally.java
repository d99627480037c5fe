package dev.countersign.local.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.core.check.CheckResult;
import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.CommandFailed;
import dev.countersign.local.cloud.lambda.InvocationResult;
import java.util.List;

/** The local cloud. */
public final class DeployedLocally implements Deployed {
  private final LocalDeployment deployment;

  public DeployedLocally(LocalDeployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public String call(String function, String event) {
    InvocationResult result =
        deployment.cloud().functions().invoke(function, event.getBytes(UTF_8));
    String answer = new String(result.payload(), UTF_8);
    if (result.functionError()) {
      throw new CommandFailed(function + " failed: " + answer);
    }
    return answer;
  }

  @Override
  public String apiUrl() {
    return deployment.cloud().endpoints().api().toString();
  }

  @Override
  public List<CheckResult> quotas() {
    return List.of(
        CheckResult.skipped(
            "Quotas", "the local cloud has none", "Run ./countersign doctor --stack NAME."));
  }

  @Override
  public void close() {
    deployment.close();
  }
}
