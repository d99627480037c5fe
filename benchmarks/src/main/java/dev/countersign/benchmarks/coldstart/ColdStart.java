package dev.countersign.benchmarks.coldstart;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.LocalMachine;
import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.cli.invoke.Invocation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Initialisation and first invocation of functions in fresh JVMs, against an empty handler and one
 * that reads an item. The functions' own jars are on the class path, and nothing else.
 */
final class ColdStart {
  private static final int RUNS = 9;
  private static final String BASE = "empty + DynamoDB client";
  private static final String SNAPSHOT = ", primed";

  private final LocalDeployment deployment;
  private final ColdMail mail;
  private final Map<String, String> classPaths;
  private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

  private ColdStart(LocalDeployment deployment, ColdMail mail, Map<String, String> classPaths) {
    this.deployment = deployment;
    this.mail = mail;
    this.classPaths = classPaths;
  }

  /**
   * @param arguments the repository; class paths of mailflow, onboarding, directory and of the
   *     empty handlers, each with the runtime interface client
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
      new ColdStart(deployment, new ColdMail(deployment, invocation, events), classPaths).run();
    }
    System.exit(0);
  }

  private void run() throws IOException {
    for (int run = 0; run < RUNS; run++) {
      add("empty", empty(EmptyHandler.class).start("{}", "{}"));
      add(BASE, empty(DynamoDbHandler.class).start("{}", "{}"));
      mailPath();
      add("ReadConnection", function("ReadConnection").start(event("ReadConnection"), "CONNECTED"));
      add(
          "ReadConnection" + SNAPSHOT,
          function("ReadConnection").startFromSnapshot(event("ReadConnection"), "CONNECTED"));
      add("AwaitConsent", function("AwaitConsent").start(event("AwaitConsent"), ""));
    }
    print();
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
    Map<String, String> environment = new HashMap<>(function("AcceptMessage").environment());
    environment.put("RELAY_QUEUE_URL", mail.idleQueue());
    ColdFunction accept =
        new ColdFunction(function("AcceptMessage").handler(), classPath("mailflow"), environment);
    add(
        "AcceptMessage" + suffix,
        start.of(accept, mail.event("AcceptMessage", messageId), "\"queued\":1"));
    add(
        "RelayMessage" + suffix,
        start.of(
            function("RelayMessage"),
            mail.event("RelayMessage", messageId),
            "\"batchItemFailures\":[]"));
  }

  private String event(String function) {
    return mail.event(function, "none");
  }

  private ColdFunction empty(Class<?> handler) {
    return new ColdFunction(handler.getName(), classPath("empty"), environment("ReadConnection"));
  }

  private ColdFunction function(String name) {
    String handler = deployment.cloud().functions().function(name).handler();
    String module = handler.split("\\.")[2];
    return new ColdFunction(handler, classPath(module), environment(name));
  }

  private String classPath(String module) {
    return Objects.requireNonNull(classPaths.get(module), module);
  }

  private Map<String, String> environment(String function) {
    Map<String, String> all =
        new HashMap<>(deployment.cloud().functions().function(function).environment());
    all.put("AWS_REGION", "eu-central-1");
    all.put("AWS_ACCESS_KEY_ID", "local");
    all.put("AWS_SECRET_ACCESS_KEY", "local");
    all.put("AWS_ENDPOINT_URL", deployment.cloud().endpoints().aws().toString());
    all.put("AWS_LAMBDA_FUNCTION_NAME", function);
    return all;
  }

  private void add(String name, Measured one) {
    measured.computeIfAbsent(name, key -> new ArrayList<>()).add(one);
  }

  private void print() {
    System.out.printf(
        "Cold starts on Java %s, milliseconds, median of %d JVMs:%n",
        Runtime.version().feature(), RUNS);
    System.out.printf("  %-26s %8s %8s %8s %8s%n", "", "init", "invoke", "both", "ratio");
    double base = median(BASE, Measured::total);
    for (String name : measured.keySet()) {
      System.out.printf(
          "  %-26s %8.0f %8.0f %8.0f %8.2f%n",
          name,
          median(name, Measured::init),
          median(name, Measured::invoke),
          median(name, Measured::total),
          median(name, Measured::total) / base);
    }
    System.out.println("  ratio: to " + BASE + " (bar for the mail path: 2.5)");
  }

  private double median(String name, ToDoubleFunction<Measured> figure) {
    return measured.getOrDefault(name, List.of()).stream()
        .mapToDouble(figure)
        .sorted()
        .skip(RUNS / 2)
        .findFirst()
        .orElseThrow();
  }
}
