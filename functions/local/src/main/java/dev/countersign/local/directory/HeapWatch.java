package dev.countersign.local.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Measures the heap in use while something goes on: at its start, and after each tenth of it. */
final class HeapWatch implements AutoCloseable {
  private static final int PARTS = 10;
  private static final long LOOK_NANOS = 20_000_000;
  private static final long MEGABYTE = 1024 * 1024;

  private final LongSupplier done;
  private final long all;
  private final LongConsumer each;
  private final List<Long> megabytes = new ArrayList<>();
  private final Thread thread = new Thread(this::watch, "heap-watch");
  private volatile boolean closed;

  /**
   * @param done how far it is
   * @param all how far it is at its end
   * @param each is told the megabytes after each tenth, too
   */
  HeapWatch(LongSupplier done, long all, LongConsumer each) {
    this.done = done;
    this.all = all;
    this.each = each;
    megabytes.add(used());
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    while (!closed && megabytes.size() <= PARTS) {
      if (done.getAsLong() * PARTS >= all * megabytes.size()) {
        long used = used();
        megabytes.add(used);
        each.accept(used);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  @SuppressWarnings("SystemGc") // What is used can only be told after a collection.
  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
  }

  /** Stops; what was measured, in megabytes. */
  List<Long> end() {
    close();
    return megabytes;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
