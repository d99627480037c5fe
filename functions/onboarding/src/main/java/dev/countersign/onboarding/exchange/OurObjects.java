package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the objects of a connection in Exchange Online, also those that somebody has renamed.
 * Making another one instead would route mail twice.
 */
final class OurObjects {
  static final String NAME = "Name";

  private final ExchangeAdmin.Session exchange;
  private final String subscriptionId;

  OurObjects(ExchangeAdmin.Session exchange, String subscriptionId) {
    this.exchange = exchange;
    this.subscriptionId = subscriptionId;
  }

  /**
   * The object that has this name, whoever made it; otherwise ours that had it.
   *
   * @param name that we gave it
   */
  Optional<JsonNode> find(String noun, String name) {
    Optional<JsonNode> named = exchange.find(noun, name);
    return named.isPresent() ? named : renamed(noun, name);
  }

  /** The same, of what is known by more than a name. */
  Optional<JsonNode> find(ExchangeObject object) {
    Optional<JsonNode> found = find(object.noun(), object.name());
    return found.isPresent() || !object.noun().equals("OutboundConnector")
        ? found
        : all(object.noun())
            .filter(connector -> Recognition.isOurs(connector, object, subscriptionId))
            .findFirst();
  }

  /** The same, but nothing that this subscription has not made. */
  Optional<JsonNode> findOurs(String noun, String name) {
    return find(noun, name).filter(found -> Recognition.isOurs(found, subscriptionId));
  }

  /** What it is called now. */
  static String name(JsonNode found) {
    return found.path(NAME).asText();
  }

  /** Names differ in more than upper and lower case, which Exchange does not tell apart. */
  static boolean isRenamed(JsonNode found, String name) {
    return !name(found).equalsIgnoreCase(name);
  }

  private Optional<JsonNode> renamed(String noun, String name) {
    return all(noun)
        .filter(object -> Recognition.isOurs(object, subscriptionId))
        .filter(object -> Recognition.wasMadeAs(object, name))
        .findFirst();
  }

  private Stream<JsonNode> all(String noun) {
    return exchange.invoke("Get-" + noun, Map.of()).stream();
  }
}
