package dev.countersign.local.cli;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.LocalMachine;
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
    LocalMachine.resolveNames();
    return LocalDeployment.start(
        new LocalDeployment.Options(root(), ports, deviceCodeInterval, Clock.systemUTC()));
  }
}
