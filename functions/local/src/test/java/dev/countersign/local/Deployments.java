package dev.countersign.local;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** What tests deploy. */
final class Deployments {
  static final Path ROOT = Path.of(System.getProperty("countersign.root", "."));

  /** The shortest that a state machine can wait for. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private Deployments() {}

  static LocalDeployment start() {
    return start(Clock.systemUTC());
  }

  static LocalDeployment start(Clock clock) {
    return LocalDeployment.start(
        new LocalDeployment.Options(ROOT, LocalDeployment.Ports.ANY, POLL, clock));
  }
}
