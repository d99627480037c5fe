package dev.countersign.benchmarks.coldstart;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.LocalMachine;
import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.cli.invoke.Invocation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Initialisation and first invocation of functions in fresh JVMs, against an empty handler and one
 * that reads an item. The functions' own jars are on the class path, and nothing else.
 */
final class ColdStart {
  private static final int RUNS = 9;
  private static final String EVERY = "every";
  private static final String SNAPSHOT = ", primed";

  private final LocalDeployment deployment;
  private final ColdMail mail;
  private final ColdFunctions functions;
  private final Figures figures = new Figures();

  private ColdStart(LocalDeployment deployment, ColdMail mail, ColdFunctions functions) {
    this.deployment = deployment;
    this.mail = mail;
    this.functions = functions;
  }

  /**
   * @param arguments the repository; class paths of mailflow, onboarding, directory and of the
   *     empty handlers, each with the runtime interface client; {@code every} for all functions
   */
  public static void main(String[] arguments) throws IOException {
    LocalMachine.resolveNames();
    Path root = Path.of(arguments[0]);
    Map<String, String> classPaths =
        Map.of(
            "mailflow", arguments[1],
            "onboarding", arguments[2],
            "directory", arguments[3],
            "empty", arguments[4]);
    try (LocalDeployment deployment =
        LocalDeployment.start(
            new LocalDeployment.Options(
                root, LocalDeployment.Ports.ANY, Duration.ofSeconds(1), Clock.systemUTC()))) {
      Path events = root.resolve("events");
      Progress progress = new Progress(System.err, Clock.systemUTC());
      Invocation invocation = Invocation.connect(deployment, events, progress);
      ColdMail mail = new ColdMail(deployment, invocation, events);
      ColdFunctions functions = new ColdFunctions(deployment, classPaths);
      if (List.of(arguments).contains(EVERY)) {
        new EveryFunction(deployment, functions, mail).run();
      } else {
        new ColdStart(deployment, mail, functions).run();
      }
    }
    System.exit(0);
  }

  private void run() throws IOException {
    for (int run = 0; run < RUNS; run++) {
      figures.add(Figures.EMPTY, functions.empty(EmptyHandler.class).start("{}", "{}"));
      figures.add(Figures.BASE, functions.empty(DynamoDbHandler.class).start("{}", "{}"));
      mailPath();
      figures.add(
          "ReadConnection",
          functions.function("ReadConnection").start(event("ReadConnection"), "CONNECTED"));
      figures.add(
          "ReadConnection" + SNAPSHOT,
          functions
              .function("ReadConnection")
              .startFromSnapshot(event("ReadConnection"), "CONNECTED"));
      figures.add(
          "AwaitConsent", functions.function("AwaitConsent").start(event("AwaitConsent"), ""));
    }
    figures.print(RUNS);
    System.out.println("  ratio: to " + Figures.BASE + " (bar for the mail path: 2.5)");
  }

  private void mailPath() throws IOException {
    mailPath("", ColdFunction::start);
    mailPath(SNAPSHOT, ColdFunction::startFromSnapshot);
  }

  /** How a function is started. */
  private interface Start {
    Measured of(ColdFunction function, String event, String expected) throws IOException;
  }

  private void mailPath(String suffix, Start start) throws IOException {
    String messageId = mail.stored();
    ColdFunction accept =
        functions.function("AcceptMessage").with("RELAY_QUEUE_URL", mail.idleQueue());
    figures.add(
        "AcceptMessage" + suffix,
        start.of(accept, mail.event("AcceptMessage", messageId), "\"queued\":1"));
    figures.add(
        "RelayMessage" + suffix,
        start.of(
            functions.function("RelayMessage"),
            mail.event("RelayMessage", messageId),
            "\"batchItemFailures\":[]"));
  }

  private String event(String function) {
    return mail.event(function, "none");
  }
}
