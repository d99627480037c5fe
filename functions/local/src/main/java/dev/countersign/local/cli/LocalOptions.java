package dev.countersign.local.cli;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.LocalMachine;
import dev.countersign.local.microsoft365.organization.Organization;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** How the command line starts the local deployment. */
final class LocalOptions {
  private LocalOptions() {}

  /** The repository, which the start script names. */
  static Path root() {
    return Path.of(System.getProperty("countersign.root", "."));
  }

  /** Starts everything. */
  static LocalDeployment start(LocalDeployment.Ports ports, Duration deviceCodeInterval) {
    return start(ports, deviceCodeInterval, SampleOrganization.brightwater());
  }

  /** The same with another organisation in Microsoft 365. */
  static LocalDeployment start(
      LocalDeployment.Ports ports, Duration deviceCodeInterval, Organization organization) {
    LocalMachine.resolveNames();
    return LocalDeployment.start(
        new LocalDeployment.Options(root(), ports, deviceCodeInterval, Clock.systemUTC())
            .with(organization));
  }
}
