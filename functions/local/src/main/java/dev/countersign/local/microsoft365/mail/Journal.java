package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.mail.JournalEntry.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What happened to every message, in order. Thread-safe. */
public final class Journal {

  private final Clock clock;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final Waiting waiting = new Waiting();

  Journal(Clock clock) {
    this.clock = clock;
  }

  /** All entries so far. */
  public List<JournalEntry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  /** The entries about one message, through all its passages. */
  public List<JournalEntry> of(String messageId) {
    return entries().stream().filter(entry -> entry.messageId().equals(messageId)).toList();
  }

  /**
   * Waits for an entry.
   *
   * @throws IllegalStateException if none came in time
   */
  public JournalEntry await(Predicate<JournalEntry> wanted, Duration limit) {
    waiting.until(() -> entries().stream().anyMatch(wanted), limit);
    return entries().stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no such entry in the journal: " + entries()));
  }

  void add(Mail mail, Event event, String detail) {
    add(mail.messageId(), mail.id(), event, detail);
  }

  void add(String messageId, String passage, Event event, String detail) {
    synchronized (entries) {
      entries.add(new JournalEntry(clock.instant(), messageId, passage, event, detail));
    }
    waiting.wake();
  }
}
