package dev.countersign.local.cli;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.demo.Demo;
import dev.countersign.local.cli.demo.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./countersign demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Connects a sample Microsoft 365 organisation through the deployed code, then sends sample"
            + " messages through the whole loop and shows them signed.")
final class DemoCommand implements Callable<Integer> {
  /** Microsoft says five seconds; nobody watches a demo for the pleasure of waiting. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the messages before and after (default: demo-output).")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Path folder = out == null ? LocalOptions.root().resolve("demo-output") : out;
    // Before anything takes time.
    Files.createDirectories(folder);
    Progress progress = new Progress(System.out, Clock.systemUTC());
    progress.chapter("Starting the local cloud and Microsoft 365 on this machine");
    try (LocalDeployment deployment = LocalOptions.start(LocalDeployment.Ports.ANY, INTERVAL)) {
      progress.step("Started: API at " + deployment.cloud().endpoints().api());
      new Demo(deployment, progress)
          .run(LocalOptions.root().resolve("events"), folder.toAbsolutePath());
    }
    return 0;
  }
}
