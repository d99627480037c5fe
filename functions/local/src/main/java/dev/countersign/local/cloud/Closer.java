package dev.countersign.local.cloud;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, in the reverse order. */
final class Closer implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T register(T resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        System.getLogger(Closer.class.getName())
            .log(System.Logger.Level.WARNING, "A part of the local cloud does not close", e);
      }
    }
  }
}
