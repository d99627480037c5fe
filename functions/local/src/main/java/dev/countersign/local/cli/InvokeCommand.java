package dev.countersign.local.cli;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.cli.invoke.Invocation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./countersign invoke}. */
@Command(
    name = "invoke",
    mixinStandardHelpOptions = true,
    description =
        "Invokes one function with its sample event, in the local cloud, with the sample"
            + " organisation connected. Prints the answer; exits with 1 where the function failed.")
final class InvokeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "A function, such as ReadConnection.")
  private String name = "";

  @Option(
      names = {"-e", "--event"},
      paramLabel = "FILE",
      description = "The event (default: events/NAME.json).")
  private @Nullable Path event;

  @Override
  public Integer call() {
    Path events = LocalOptions.root().resolve("events");
    Progress progress = new Progress(System.err, Clock.systemUTC());
    try (LocalDeployment deployment =
        LocalOptions.start(LocalDeployment.Ports.ANY, Duration.ofSeconds(1))) {
      Invocation.requireKnown(deployment, name);
      Invocation.Answer answer =
          Invocation.connect(deployment, events, progress)
              .invoke(name, event == null ? events.resolve(name + ".json") : event);
      System.out.println(answer.answer());
      return answer.failed() ? 1 : 0;
    }
  }
}
