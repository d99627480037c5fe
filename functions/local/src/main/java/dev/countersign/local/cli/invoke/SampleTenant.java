package dev.countersign.local.cli.invoke;

import dev.countersign.core.connection.MailContract;
import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.demo.ApiClient;
import dev.countersign.local.cli.demo.Demo;
import dev.countersign.local.cli.demo.Progress;

/**
 * The sample organisation once it is connected.
 *
 * @param runId of the run that connected it
 * @param user who may see the subscription
 * @param header what its routing rule puts into each message
 */
record SampleTenant(String subscriptionId, String runId, String user, String header) {
  private static final String USER = "ada";

  /** Connects it; takes some seconds. */
  static SampleTenant connect(LocalDeployment deployment, Progress progress) {
    String subscriptionId = new Demo(deployment, progress).connect();
    ApiClient api =
        new ApiClient(
            deployment.cloud().endpoints().api(), deployment.cloud().issuer().token(USER));
    String runId =
        api.get("/subscriptions/" + subscriptionId + "/connection").path("runId").asText();
    return new SampleTenant(subscriptionId, runId, USER, header(deployment));
  }

  private static String header(LocalDeployment deployment) {
    return deployment.exchange().configuration().transportRules().stream()
        .filter(rule -> MailContract.TENANT_HEADER.equals(rule.properties().get("SetHeaderName")))
        .map(rule -> String.valueOf(rule.properties().get("SetHeaderValue")))
        .findFirst()
        .orElseThrow();
  }
}
