package dev.countersign.local.faults;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** One invocation of a function. */
final class Worker {
  private final Instant start;
  private final Set<String> sent = new HashSet<>();
  private final Set<String> unanswered = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private boolean disturbed;
  private volatile boolean ended;

  Worker(Instant start) {
    this.start = start;
  }

  Instant start() {
    return start;
  }

  /** Recipients for whom Exchange took the message in it. */
  Set<String> sent() {
    return sent;
  }

  /** Those of them for whom Exchange's answer was lost. */
  Set<String> unanswered() {
    return unanswered;
  }

  /** Recipients whose failure it reported. */
  Set<String> told() {
    return told;
  }

  /** Something went wrong while it ran. */
  void disturb() {
    disturbed = true;
  }

  /** Lambda has ended it, while it waited for an answer of Exchange's. */
  void end() {
    disturbed = true;
    ended = true;
  }

  boolean isEnded() {
    return ended;
  }

  boolean wasDisturbed() {
    return disturbed;
  }
}
