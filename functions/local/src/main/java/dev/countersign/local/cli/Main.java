package dev.countersign.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code ./countersign}. */
@Command(
    name = "countersign",
    mixinStandardHelpOptions = true,
    version = "Countersign 0.1.0",
    description = "Server-side e-mail signatures for Microsoft 365, run in your own AWS account.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      InvokeCommand.class,
      DoctorCommand.class,
      SignCommand.class,
      CorpusCommand.class,
      LoadCommand.class,
      DirectoryCommand.class,
      FaultsCommand.class
    },
    footer = {
      "",
      "Nothing here needs an account or the network: the cloud and Microsoft 365",
      "are stood in for on this machine. README.md has a first tour, docs/ the rest."
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Logging.quiet();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(Main::explain);
    return commandLine;
  }

  private static int explain(
      Exception thrown, CommandLine commandLine, CommandLine.ParseResult parsed) {
    commandLine.getErr().println("Failed: " + reason(thrown));
    if (!(thrown instanceof CommandFailed)) {
      thrown.printStackTrace(commandLine.getErr());
    }
    return 1;
  }

  private static String reason(Exception thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
