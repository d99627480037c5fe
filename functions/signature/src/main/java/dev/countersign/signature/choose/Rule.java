package dev.countersign.signature.choose;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a tenant. For each part, the first rule that fits decides.
 *
 * @param name what the administrator calls it
 * @param part the part it decides on
 * @param signature id of the signature; null to put nothing there
 * @param senders whom it is for; none means everyone
 * @param except whom it is not for, though {@code senders} has them
 * @param oncePerConversation whether nothing is put there, if the conversation already has this
 *     signature of this person
 */
public record Rule(
    String name,
    Part part,
    @Nullable String signature,
    Person person,
    Senders senders,
    Senders except,
    Audience audience,
    Occasion occasion,
    Period period,
    boolean oncePerConversation) {

  /** A rule for every message of everyone. */
  public static Rule always(String name, Part part, String signature) {
    return new Rule(
        name,
        part,
        signature,
        Person.FROM,
        Senders.NONE,
        Senders.NONE,
        Audience.ANYONE,
        Occasion.ANY,
        Period.ALWAYS,
        false);
  }

  boolean fits(Message message, boolean internal, LocalDate today) {
    Sender sender = message.sender(person);
    return period.includes(today)
        && occasion.includes(message.reply())
        && audience.includes(internal, message.recipients())
        && (senders.isEmpty() || senders.include(sender))
        && !except.include(sender);
  }
}
