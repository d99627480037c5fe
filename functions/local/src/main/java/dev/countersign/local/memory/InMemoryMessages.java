package dev.countersign.local.memory;

import dev.countersign.mailflow.MessageStore;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Messages in memory. */
public final class InMemoryMessages implements MessageStore {
  private record Stored(byte[] message, Instant at) {}

  private final Map<String, Stored> messages = new ConcurrentHashMap<>();
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  /** As SES puts it there. */
  public void put(String messageId, byte[] message, Instant at) {
    messages.put(messageId, new Stored(message, at));
  }

  /** Whether it is kept, because it is parked. */
  public boolean isKept(String messageId) {
    return kept.contains(messageId);
  }

  @Override
  public InputStream open(String messageId) throws FileNotFoundException {
    Stored stored = messages.get(messageId);
    if (stored == null) {
      throw new FileNotFoundException("Not there.");
    }
    return new ByteArrayInputStream(stored.message());
  }

  @Override
  public void keep(String messageId) {
    if (messages.containsKey(messageId)) {
      kept.add(messageId);
    }
  }

  @Override
  public void forEach(Consumer<StoredMessage> action) {
    messages.forEach((id, stored) -> action.accept(new StoredMessage(id, stored.at())));
  }
}
