package dev.countersign.local.microsoft365.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Mail that waits for its next attempt through a connector. Thread-safe. */
final class RetryQueue {

  record Attempt(Mail mail, String connector, Instant due) {}

  private final List<Attempt> waiting = new ArrayList<>();

  synchronized void add(Attempt attempt) {
    waiting.add(attempt);
  }

  synchronized List<Attempt> takeDue(Instant now) {
    List<Attempt> due = waiting.stream().filter(attempt -> !attempt.due().isAfter(now)).toList();
    waiting.removeAll(due);
    return due;
  }

  synchronized int size() {
    return waiting.size();
  }
}
