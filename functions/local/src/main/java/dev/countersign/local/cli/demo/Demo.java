package dev.countersign.local.cli.demo;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Connects the sample organisation, sends the sample messages and says what came of it. */
public final class Demo {
  private final LocalDeployment deployment;
  private final Progress progress;

  public Demo(LocalDeployment deployment, Progress progress) {
    this.deployment = deployment;
    this.progress = progress;
  }

  /** From Not connected to Connected; returns the subscription's identifier. */
  public String connect() {
    ApiClient api =
        new ApiClient(
            deployment.cloud().endpoints().api(), deployment.cloud().issuer().token("ada"));
    AutomaticAdministrator administrator =
        new AutomaticAdministrator(SampleOrganization.BRIGHTWATER_ADMINISTRATOR);
    return new Onboarding(api, administrator, progress)
        .run(deployment.organization().displayName());
  }

  /**
   * All of it.
   *
   * @param samples folder with the messages to send
   * @param output folder for the messages before and after
   */
  public void run(Path samples, Path output) throws IOException {
    Configuration before = deployment.exchange().configuration();
    progress.chapter("Connecting " + deployment.organization().displayName());
    String subscriptionId = connect();
    double connected = progress.seconds();
    progress.chapter("Sending mail");
    List<SignedMessage> messages =
        new SampleMail(deployment, subscriptionId, progress).send(samples);
    messages.forEach(Verification::check);
    new Output(output).write(messages);
    new Summary(progress, deployment).print(before, messages, connected, output);
  }
}
