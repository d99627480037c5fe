package dev.countersign.local.load;

import dev.countersign.local.LocalMachine;
import dev.countersign.local.tls.LocalAuthority;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Runs the contenders one after the other against the same sink. */
public final class Load {
  private final Path root;
  private final Options options;
  private final PrintStream out;
  private final LocalAuthority authority = new LocalAuthority(Clock.systemUTC());

  /**
   * What to run.
   *
   * @param messages each contender gets, without those to warm up
   * @param connections messages that are under way at a time
   */
  public record Options(
      int messages, int connections, boolean memory, boolean dynamoDb, boolean postfix) {}

  /**
   * @param root the repository
   */
  public Load(Path root, Options options, PrintStream out) {
    this.root = root;
    this.options = options;
    this.out = out;
  }

  /** Runs all and prints the figures. */
  public void run() throws IOException {
    LocalMachine.trust(authority);
    SSLSocketFactory tls = authority.sslContext(null).getSocketFactory();
    List<Measurement> measurements = new ArrayList<>();
    try (Sink sink = new Sink(authority.sslContext(authority.issue(LoadedCloud.EXCHANGE)))) {
      LoadRun run = new LoadRun(sink, tls, options.connections());
      if (options.memory()) {
        measurements.add(countersign(run, sink, "Countersign, stores in memory", true));
      }
      if (options.dynamoDb()) {
        measurements.add(countersign(run, sink, "Countersign, DynamoDB Local", false));
      }
      if (options.postfix()) {
        postfix(run, sink).ifPresent(measurements::add);
      }
    }
    new Report(out).print(measurements);
  }

  private Measurement countersign(LoadRun run, Sink sink, String name, boolean inMemory) {
    out.println(name + " ...");
    try (LoadedCloud cloud = LoadedCloud.start(root, authority, sink.port(), inMemory)) {
      return Measurement.of(
          run, cloud.target(name), options.messages(), cloud::requests, cloud::forget);
    }
  }

  private Optional<Measurement> postfix(LoadRun run, Sink sink) throws IOException {
    Optional<String> missing = PostfixAltermime.missing();
    if (missing.isPresent()) {
      out.println("Postfix with alterMIME is left out: " + missing.get() + ".");
      return Optional.empty();
    }
    out.println("Postfix with alterMIME ...");
    try (PostfixAltermime postfix = PostfixAltermime.start(sink.port())) {
      Target target = postfix.target("Postfix with alterMIME");
      return Optional.of(Measurement.of(run, target, options.messages(), Map::of, () -> {}));
    }
  }
}
