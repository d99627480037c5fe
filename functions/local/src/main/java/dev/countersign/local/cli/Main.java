package dev.countersign.local.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
      FaultsCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Nothing here needs an account or the network, except doctor --stack: the cloud and",
      "Microsoft 365 are stood in for on this machine. README.md has a first tour, docs/ the rest."
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
    if (!(thrown instanceof CommandFailed || thrown instanceof FileSystemException)) {
      thrown.printStackTrace(commandLine.getErr());
    }
    return 1;
  }

  private static String reason(Exception thrown) {
    if (thrown instanceof FileSystemException file) {
      return file.getFile() + " cannot be used: " + whatIsWrong(file) + ".";
    }
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }

  /** Java's own messages are the file's name and no more. */
  private static String whatIsWrong(FileSystemException file) {
    if (file instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (file instanceof AccessDeniedException) {
      return "it may not be read or written";
    }
    if (file instanceof FileAlreadyExistsException) {
      return "it is a file and no folder";
    }
    return file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
  }
}
