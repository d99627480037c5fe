package dev.countersign.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.LocalMachine;
import dev.countersign.local.tls.LocalAuthority;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The load command's own parts with few messages; figures are for benchmarks/README.md. */
class LoadTest {
  private static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."));
  private static final int MESSAGES = 40;

  /** Of at most ten new environments, each reads what is then remembered for a minute or longer. */
  private static final int ONCE = 10 * 6;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyMessageArrivesOnceWithAtMostEightRequestsToAws(boolean inMemory) {
    LocalAuthority authority = new LocalAuthority(Clock.systemUTC());
    LocalMachine.trust(authority);
    try (Sink sink = new Sink(authority.sslContext(authority.issue(LoadedCloud.EXCHANGE)));
        LoadedCloud cloud = LoadedCloud.start(ROOT, authority, sink.port(), inMemory)) {
      LoadRun run = new LoadRun(sink, authority.sslContext(null).getSocketFactory(), 4);
      run.send(cloud.target("warm-up"), new Arrivals(MESSAGES), 0, MESSAGES);
      cloud.forget();
      Map<String, Long> before = cloud.requests();
      Arrivals arrivals = new Arrivals(MESSAGES);
      run.send(cloud.target("load"), arrivals, 0, MESSAGES);
      cloud.forget();

      assertThat(arrivals.lost()).isZero();
      assertThat(arrivals.doubled()).isZero();
      assertThat(withSesAndLambda(LoadedCloud.since(before, cloud.requests())))
          .isLessThanOrEqualTo(8 * MESSAGES + ONCE);
    }
  }

  /** With what SES (PutObject) and Lambda (ReceiveMessage, DeleteMessage) do for each message. */
  private static long withSesAndLambda(Map<String, Long> ours) {
    return ours.values().stream().mapToLong(Long::longValue).sum() + 3L * MESSAGES;
  }
}
