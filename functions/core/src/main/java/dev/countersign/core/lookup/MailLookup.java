package dev.countersign.core.lookup;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Photo;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads all that the mail path has to know about a message's tenant and senders. */
public interface MailLookup {
  /** How old an answer may be: what an administrator changes takes effect after this. */
  Duration STALENESS = Duration.ofSeconds(60);

  /**
   * Looks up a tenant and the people with these addresses.
   *
   * @param addresses in any case
   */
  Found find(String subscriptionId, Set<String> addresses);

  /** The connection alone. */
  Optional<Connection> findConnection(String subscriptionId);

  /**
   * What was found.
   *
   * @param connection null, if the subscription has none
   * @param people by the address that was asked for, in lower case
   * @param photos of these people, by the same address; those who have one
   * @param rules in their order; {@link SignatureRule#EVERYBODY} if none were saved
   * @param signatures those that the rules name, by identifier; one that is missing was removed
   */
  record Found(
      @Nullable Connection connection,
      Map<String, Person> people,
      Map<String, Photo> photos,
      List<SignatureRule> rules,
      Map<String, SavedSignature> signatures) {}
}
