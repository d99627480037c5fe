package dev.countersign.local.cli;

import dev.countersign.core.check.CheckResult;
import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.doctor.CheckUp;
import dev.countersign.local.cli.doctor.Deployed;
import dev.countersign.local.cli.doctor.DeployedLocally;
import dev.countersign.local.cli.doctor.DeployedStack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./countersign doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Looks at a deployment: each check is green, red with what mends it, or skipped with why."
            + " Exits with 1 where something is red.")
final class DoctorCommand implements Callable<Integer> {
  /** Which deployment. */
  static final class Target {
    @Option(
        names = "--stack",
        paramLabel = "NAME",
        description = "The stack, in the account and Region of your AWS credentials.")
    private @Nullable String stack;

    @Option(names = "--local", description = "The local cloud, to see what the checks look like.")
    private boolean local;
  }

  @ArgGroup(multiplicity = "1")
  private Target target = new Target();

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      description = "An Entra tenant that gave consent, to see the app's permissions in it.")
  private @Nullable String tenant;

  @Option(
      names = "--exchange-host",
      paramLabel = "HOST",
      description = "Where an organisation takes mail: NAME.mail.protection.outlook.com.")
  private @Nullable String exchangeHost;

  @Option(
      names = "--subscription",
      paramLabel = "ID",
      description = "A connected organisation's subscription, to see its client certificate.")
  private @Nullable String subscription;

  @Override
  public Integer call() {
    try (Deployed deployed = deployed()) {
      List<CheckResult> results = new CheckUp(deployed).run(tenant, exchangeHost, subscription);
      return CheckUp.print(results, System.out) ? 0 : 1;
    }
  }

  private Deployed deployed() {
    String stack = target.stack;
    return stack == null
        ? new DeployedLocally(LocalOptions.start(LocalDeployment.Ports.ANY, Duration.ofSeconds(1)))
        : DeployedStack.named(stack);
  }
}
