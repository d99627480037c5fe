package dev.countersign.mailflow;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Messages in memory. */
final class InMemoryMessageStore implements MessageStore {
  Instant storedAt = Instant.EPOCH;
  final Set<String> kept = new HashSet<>();
  final Set<String> unreadable = new HashSet<>();

  /** Whoever opens one of these does not live to see it. */
  final Set<String> deadly = new HashSet<>();

  /** Happens when a message cannot be read. */
  Runnable onUnreadable = () -> {};

  private final Map<String, byte[]> messages = new HashMap<>();

  void put(String messageId, byte[] message) {
    messages.put(messageId, message);
  }

  void remove(String messageId) {
    messages.remove(messageId);
  }

  @Override
  public void keep(String messageId) {
    kept.add(messageId);
  }

  @Override
  public void forEach(Consumer<StoredMessage> action) {
    messages.keySet().forEach(id -> action.accept(new StoredMessage(id, storedAt)));
  }

  @Override
  public InputStream open(String messageId) throws FileNotFoundException {
    if (deadly.contains(messageId)) {
      throw new Killed();
    }
    byte[] message = messages.get(messageId);
    if (message == null || unreadable.contains(messageId)) {
      onUnreadable.run();
      throw new FileNotFoundException("Not there.");
    }
    return new ByteArrayInputStream(message);
  }

  /** What no function survives: it stands for a lack of memory, or for Lambda's time-out. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }
}
