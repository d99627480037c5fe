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
    byte[] message = messages.get(messageId);
    if (message == null || unreadable.contains(messageId)) {
      throw new FileNotFoundException("Not there.");
    }
    return new ByteArrayInputStream(message);
  }
}
