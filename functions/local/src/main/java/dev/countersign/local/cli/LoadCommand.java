package dev.countersign.local.cli;

import dev.countersign.local.LocalMachine;
import dev.countersign.local.load.Load;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./countersign load}. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description =
        "Sends many messages through the whole loop and prints messages a second, latency, memory"
            + " and requests to AWS; then the same through Postfix with alterMIME, where the Debian"
            + " packages postfix and altermime are installed.")
final class LoadCommand implements Callable<Integer> {
  /** A day's mail of a large organisation; more says nothing new. */
  private static final int MOST_MESSAGES = 1_000_000;

  private static final int MOST_CONNECTIONS = 100;

  /** Which stores are measured. */
  enum Stores {
    MEMORY,
    DYNAMODB,
    BOTH
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Option(names = "--messages", description = "How many (default: ${DEFAULT-VALUE}).")
  private int messages = 2_000;

  @Option(
      names = "--connections",
      description = "How many are under way at a time (default: ${DEFAULT-VALUE}).")
  private int connections = 8;

  @Option(
      names = "--stores",
      description = "${COMPLETION-CANDIDATES}: where our functions keep data (default: both).")
  private Stores stores = Stores.BOTH;

  @Option(names = "--without-postfix", description = "Leaves Postfix with alterMIME out.")
  private boolean withoutPostfix;

  @Override
  public Integer call() throws Exception {
    if (messages < 4 || messages > MOST_MESSAGES) {
      throw new ParameterException(
          spec.commandLine(), "--messages takes 4 to " + MOST_MESSAGES + ".");
    }
    if (connections < 1 || connections > MOST_CONNECTIONS) {
      throw new ParameterException(
          spec.commandLine(), "--connections takes 1 to " + MOST_CONNECTIONS + ".");
    }
    LocalMachine.resolveNames();
    Load.Options options =
        new Load.Options(
            messages,
            connections,
            stores != Stores.DYNAMODB,
            stores != Stores.MEMORY,
            !withoutPostfix);
    new Load(LocalOptions.root(), options, System.out).run();
    return 0;
  }
}
