package dev.countersign.signature.choose;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a message decides on its signatures.
 *
 * @param from the mailbox in {@code From}
 * @param delegate the mailbox in {@code Sender}; null if there is none
 * @param reply whether it is a reply or a forward
 * @param markers the markers of signatures in the quoted messages
 */
public record Message(
    Sender from,
    @Nullable Sender delegate,
    Recipients recipients,
    boolean reply,
    Set<String> markers) {

  public Message {
    markers = Set.copyOf(markers);
  }

  Sender sender(Person person) {
    return person == Person.SENDER && delegate != null ? delegate : from;
  }
}
