package dev.countersign.mailflow;

import dev.countersign.core.lambda.Json;
import java.util.ArrayList;
import java.util.List;

/** Remembers what is to be announced again, as it stands in the queue; may be out of order. */
final class InMemoryAnnouncements implements Announcements {
  final List<String> bodies = new ArrayList<>();
  boolean outOfOrder;

  @Override
  public void again(SesEvent.Message message) {
    if (outOfOrder) {
      throw new IllegalStateException("The queue of announcements does not answer.");
    }
    bodies.add(Json.write(message));
  }
}
