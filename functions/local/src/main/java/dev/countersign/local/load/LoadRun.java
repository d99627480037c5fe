package dev.countersign.local.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends messages over some connections. A connection sends its next message when the one before has
 * arrived at the sink, so that as many messages are under way as there are connections: nothing
 * waits in a queue only because it was sent too fast.
 */
final class LoadRun {
  /** A message that needs longer is lost, as far as a run is concerned. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Sink sink;
  private final SSLSocketFactory tls;
  private final int connections;

  LoadRun(Sink sink, SSLSocketFactory tls, int connections) {
    this.sink = sink;
    this.tls = tls;
    this.connections = connections;
  }

  /**
   * Sends the messages of these numbers and waits for the last.
   *
   * @param to exclusive
   * @return seconds
   */
  double send(Target target, Arrivals arrivals, int from, int to) {
    sink.note(arrivals);
    long begin = System.nanoTime();
    AtomicInteger next = new AtomicInteger(from);
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      running.add(
          threads.submit(
              () -> {
                connection(target, arrivals, next, to);
                return null;
              }));
    }
    threads.shutdown();
    running.forEach(LoadRun::finish);
    return (System.nanoTime() - begin) / 1e9;
  }

  private void connection(Target target, Arrivals arrivals, AtomicInteger next, int to)
      throws IOException {
    LoadMessage message = new LoadMessage(target.header());
    try (LoadConnection connection = new LoadConnection(target, tls)) {
      for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
        byte[] bytes = message.number(number);
        arrivals.sending(number);
        connection.send(LoadMessage.SENDER, List.of(LoadMessage.RECIPIENT), bytes);
        arrivals.await(number, LIMIT);
      }
    }
  }

  private static void finish(Future<?> connection) {
    try {
      connection.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A connection failed: " + e.getCause(), e.getCause());
    }
  }
}
