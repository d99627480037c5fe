package dev.countersign.local.cli;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.directory.DirectoryRun;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./countersign directory}. */
@Command(
    name = "directory",
    mixinStandardHelpOptions = true,
    description =
        "Connects an organisation with many people and groups, searches groups, synchronises"
            + " everybody, then changes of one in a hundred; prints latency, heap, calls to Graph"
            + " and requests to AWS.")
final class DirectoryCommand implements Callable<Integer> {
  private static final int FEWEST_PEOPLE = 100;
  private static final int MOST = 1_000_000;
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Option(names = "--people", description = "How many (default: ${DEFAULT-VALUE}).")
  private int people = 100_000;

  @Option(names = "--groups", description = "How many, of all kinds (default: ${DEFAULT-VALUE}).")
  private int groups = 20_000;

  @Override
  public Integer call() {
    if (people < FEWEST_PEOPLE || people > MOST || groups < 1 || groups > MOST) {
      throw new ParameterException(
          spec.commandLine(),
          "--people takes %d to %d, --groups 1 to %d.".formatted(FEWEST_PEOPLE, MOST, MOST));
    }
    Progress progress = new Progress(System.out, Clock.systemUTC());
    progress.chapter("Starting with %,d people and %,d groups".formatted(people, groups));
    try (LocalDeployment deployment =
        LocalOptions.start(
            LocalDeployment.Ports.ANY, INTERVAL, SampleOrganization.brightwater(people, groups))) {
      new DirectoryRun(deployment, progress).run();
    }
    return 0;
  }
}
