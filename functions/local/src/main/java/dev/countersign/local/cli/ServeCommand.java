package dev.countersign.local.cli;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.demo.Demo;
import dev.countersign.local.cli.demo.Progress;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./countersign serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Starts the local cloud and Microsoft 365, connects the sample organisation and stays up"
            + " until it is stopped with Ctrl+C.")
final class ServeCommand implements Callable<Integer> {
  private static final LocalDeployment.Ports PORTS =
      new LocalDeployment.Ports(8480, 8481, 8482, 8425, 8443);

  @Option(
      names = "--not-connected",
      description = "Leaves connecting to you: with curl and a browser.")
  private boolean notConnected;

  @Option(names = "--any-ports", description = "Uses free ports instead of the usual ones.")
  private boolean anyPorts;

  @Override
  public Integer call() throws Exception {
    Progress progress = new Progress(System.out, Clock.systemUTC());
    progress.chapter("Starting the local cloud and Microsoft 365 on this machine");
    LocalDeployment.Ports ports = anyPorts ? LocalDeployment.Ports.ANY : PORTS;
    try (LocalDeployment deployment = start(ports)) {
      progress.step("Started");
      if (!notConnected) {
        progress.chapter("Connecting " + deployment.organization().displayName());
        new Demo(deployment, progress).connect();
      }
      print(deployment, progress);
      if (notConnected) {
        printHowToConnect(deployment, progress);
      }
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private static LocalDeployment start(LocalDeployment.Ports ports) {
    try {
      return LocalOptions.start(ports, Duration.ofSeconds(5));
    } catch (UncheckedIOException e) {
      throw new CommandFailed(
          e.getMessage() + " Stop what uses it, or start with --any-ports; nothing runs now.");
    }
  }

  private static void printHowToConnect(LocalDeployment deployment, Progress progress) {
    progress.chapter("Connecting an organisation");
    progress.line(
        "TOKEN=$(curl -s -d username=ada "
            + deployment.cloud().endpoints().issuer()
            + "/token | sed 's/.*\"access_token\":\"\\([^\"]*\\).*/\\1/')");
    progress.line("API=" + deployment.cloud().endpoints().api());
    progress.line(
        "curl -s -H \"Authorization: Bearer $TOKEN\" -d '{\"name\":\"Example Ltd\"}' $API/subscriptions");
    progress.line(
        "curl -s -H \"Authorization: Bearer $TOKEN\" -X POST $API/subscriptions/<id>/connection");
    progress.line(
        "Open signInUrl of the last answer in a browser. After each step, see what comes next (field"
            + " \"next\"; README.md, \"The HTTP API\"):");
    progress.line("curl -s -H \"Authorization: Bearer $TOKEN\" $API/subscriptions/<id>/connection");
  }

  private static void print(LocalDeployment deployment, Progress progress) {
    var endpoints = deployment.cloud().endpoints();
    progress.chapter("Ready. Stop with Ctrl+C.");
    progress.line("API              " + endpoints.api());
    progress.line(
        "  its token      curl -s -d username=ada "
            + endpoints.issuer()
            + "/token   (field access_token)");
    progress.line("AWS endpoint     " + endpoints.aws());
    progress.line(
        "  for example    AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=eu-central-1"
            + " aws --endpoint-url "
            + endpoints.aws()
            + " stepfunctions list-state-machines");
    progress.line("Microsoft 365    " + deployment.microsoft().url());
    progress.line(
        "SMTP submission  127.0.0.1:"
            + deployment.exchange().submissionPort()
            + "   (MAIL FROM somebody of brightwater.example; no password)");
    progress.line(
        "IMAP mailboxes   127.0.0.1:"
            + deployment.exchange().mailboxes().port()
            + "   (user: any address; any password; no TLS)");
  }
}
