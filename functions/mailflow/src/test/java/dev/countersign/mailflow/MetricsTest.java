package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.Broken;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted, and that somebody looks at it. */
class MetricsTest {
  private static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."));
  private static final Pattern COUNTED = Pattern.compile("(?:count|measure)\\(\\s*\"(\\w+)\"");
  private static final Pattern DRAWN =
      Pattern.compile("\\[\"\\$\\{AWS::StackName}\", \"(\\w+)\"|MetricName=\\\\\"(\\w+)\\\\\"");
  private static final Pattern ALARMED =
      Pattern.compile("Namespace: !Ref AWS::StackName\n +MetricName: (\\w+)");
  private static final Logger LOG = Logger.getLogger("dev.countersign.metrics");

  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
    // Tests are quiet otherwise.
    LOG.setLevel(Level.INFO);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(handler);
    LOG.setLevel(null);
  }

  /** The alarm went back to OK five minutes after it began, while no mail came back. */
  @Test
  void aBrokenConnectionIsCountedForAsLongAsMessagesWaitForIt() {
    Tables tables = LocalTables.fresh();
    ManualClock clock = new ManualClock();
    Instant now = clock.instant();
    tables.ledger().add(Samples.accepted(Samples.LENA, now, "ann@example.net"));
    BreakerStore breakers = new DynamoDbBreakerStore(tables.subscriptions());
    Broken broken = new Broken(now, "550 5.7.64", 0, now.plusSeconds(60));
    breakers.replace(Samples.SUBSCRIPTION, null, broken);
    MailPorts ports =
        new MailPorts(
            tables.ledger(),
            tables.messageSearch(),
            new DynamoDbConnectionStore(tables.subscriptions()),
            breakers,
            new DynamoDbReturnStore(tables.subscriptions()),
            new InMemoryMessageStore(),
            new InMemoryRelayQueue(),
            "signatures-eu",
            clock);
    LedgerSweep sweep = new LedgerSweep(ports, ports.metrics());

    sweep.sweep();
    assertThat(lines).anyMatch(line -> line.contains("\"ConnectionBroken\":1"));
    lines.clear();
    breakers.close(Samples.SUBSCRIPTION);
    sweep.sweep();
    assertThat(lines).noneMatch(line -> line.contains("ConnectionBroken"));
  }

  @Test
  void countsForTheReasonAndInAll() throws IOException {
    metrics().count("Refused", "WRONG_SECRET");

    assertThat(Json.MAPPER.readTree(lines.get(0)).at("/_aws/CloudWatchMetrics/0/Dimensions"))
        .hasToString("[[\"Reason\"],[]]");
    assertThat(Json.MAPPER.readTree(lines.get(0)).path("Refused").asInt()).isEqualTo(1);
  }

  @Test
  void countsApartFromOtherDeploymentsOfTheAccount() throws IOException {
    metrics().measure("ParkedMessages", 1, "Count");

    assertThat(Json.MAPPER.readTree(lines.get(0)).at("/_aws/CloudWatchMetrics/0/Namespace"))
        .hasToString("\"signatures-eu\"");
  }

  @Test
  void tellsWhatFailedToBeSignedFromWhatIsLeftAlone() {
    Outcomes.count(decided("UNSIGNED: signing failed, IOException"), metrics());
    assertThat(lines).anyMatch(line -> line.contains("\"SigningFailed\":1"));
    lines.clear();
    Outcomes.count(decided("LEFT_ALONE: SIGNED_OR_ENCRYPTED"), metrics());
    assertThat(lines)
        .anyMatch(line -> line.contains("\"LeftAlone\":1"))
        .noneMatch(line -> line.contains("SigningFailed"));
  }

  @Test
  void everythingCountedIsOnTheDashboardAndNothingElseIs() throws IOException {
    String template = Files.readString(ROOT.resolve("template.yaml"));

    assertThat(found(DRAWN, template)).isEqualTo(counted());
    assertThat(counted()).containsAll(found(ALARMED, template));
  }

  private static Metrics metrics() {
    return new Metrics("signatures-eu", Clock.systemUTC());
  }

  private static MessageRecord decided(String decision) {
    MessageRecord entry = Samples.accepted(Samples.LENA, Instant.EPOCH, "a@example.net");
    return entry
        .signed(decision, null, null)
        .with(MessageState.RETURNED, entry.recipients(), entry.progress());
  }

  private static Set<String> counted() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(ROOT.resolve("functions/mailflow/src/main"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        names.addAll(found(COUNTED, Files.readString(source)));
      }
    }
    // The only one whose name is chosen where it is counted.
    names.addAll(Set.of("Signed", "LeftAlone"));
    return names;
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return names;
  }
}
