package dev.countersign.local.microsoft365.mail;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs mail flow beside the SMTP sessions, and looks for due retries every second. */
final class TransportWorkers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TransportWorkers.class);
  private static final int THREADS = 4;

  /** For what is being worked on when everything ends. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final MailFlow flow;
  private final ConnectorDelivery connectors;
  private final ExecutorService workers;
  private final ScheduledExecutorService ticker;
  private final AtomicInteger busy = new AtomicInteger();
  private final Waiting waiting = new Waiting();

  TransportWorkers(MailFlow flow, ConnectorDelivery connectors) {
    this.flow = flow;
    this.connectors = connectors;
    this.workers = Executors.newFixedThreadPool(THREADS, TransportWorkers::daemon);
    this.ticker = Executors.newSingleThreadScheduledExecutor(TransportWorkers::daemon);
    var unused = ticker.scheduleWithFixedDelay(this::retryDue, 1, 1, TimeUnit.SECONDS);
  }

  void accept(Mail mail) {
    run(() -> flow.process(mail));
  }

  /** What no rule takes care of goes through this connector. */
  void accept(Mail mail, String connector) {
    run(() -> flow.process(mail, connector));
  }

  /** Does not wait for the next second. */
  void retryDue() {
    if (connectors.deferredCount() > 0) {
      run(connectors::retryDue);
    }
  }

  /** Waits until nothing is being worked on; deferred mail may still wait for its time. */
  void awaitIdle(Duration limit) {
    waiting.until(() -> busy.get() == 0, limit);
    if (busy.get() != 0) {
      throw new IllegalStateException("mail flow is still busy");
    }
  }

  private void run(Runnable work) {
    busy.incrementAndGet();
    workers.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.error("mail flow lost a message", e);
          } finally {
            busy.decrementAndGet();
            waiting.wake();
          }
        });
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "exchange-transport");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
