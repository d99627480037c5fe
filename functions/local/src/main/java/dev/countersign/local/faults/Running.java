package dev.countersign.local.faults;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The invocations that have begun and not ended: each but the last waits for those after it. */
final class Running {
  private final Deque<Worker> workers = new ConcurrentLinkedDeque<>();

  void begin(Worker worker) {
    workers.push(worker);
  }

  void end() {
    workers.pop();
  }

  int count() {
    return workers.size();
  }

  /** The one that does something now. */
  Worker current() {
    return workers.element();
  }

  /** Something goes wrong in it. */
  void disturb() {
    current().disturb();
  }

  /** Lambda may have ended it while it waited. */
  void requireAlive() {
    if (current().isEnded()) {
      throw new Crash("ended while it waited for Exchange");
    }
  }
}
