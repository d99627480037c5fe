package dev.countersign.local.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** When each message left, and when it arrived at the sink; all in nanoseconds. */
final class Arrivals {
  private final long[] sent;
  private final long[] arrived;
  private final AtomicIntegerArray copies;
  private final AtomicReferenceArray<Thread> senders;

  Arrivals(int messages) {
    sent = new long[messages];
    arrived = new long[messages];
    copies = new AtomicIntegerArray(messages);
    senders = new AtomicReferenceArray<>(messages);
  }

  /** The caller is about to send it. */
  void sending(int message) {
    senders.set(message, Thread.currentThread());
    sent[message] = System.nanoTime();
  }

  void arrived(int message) {
    if (copies.getAndIncrement(message) == 0) {
      arrived[message] = System.nanoTime();
      LockSupport.unpark(senders.get(message));
    }
  }

  /** Waits for a message that the caller has sent, up to a limit. Keeps nothing afterwards. */
  void await(int message, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    for (long left = limit.toNanos();
        copies.get(message) == 0 && left > 0;
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
    senders.set(message, null);
  }

  /** Milliseconds from one message's leaving to its arrival, that of {@code share} being lower. */
  double latency(double share) {
    double[] sorted = latencies();
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
  }

  private double[] latencies() {
    return IntStream.range(0, sent.length)
        .filter(i -> copies.get(i) > 0)
        .mapToDouble(i -> (arrived[i] - sent[i]) / 1e6)
        .sorted()
        .toArray();
  }

  /** Messages that did not arrive. */
  int lost() {
    return (int) IntStream.range(0, sent.length).filter(i -> copies.get(i) == 0).count();
  }

  /** Copies that arrived beside the first. */
  int doubled() {
    return IntStream.range(0, sent.length).map(i -> Math.max(0, copies.get(i) - 1)).sum();
  }
}
