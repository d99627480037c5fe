package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the objects of a connection in Exchange Online, also those that somebody has renamed: each
 * says in its comment what we call it. Making another one instead would route mail twice.
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

  /** The same, but nothing that this subscription has not made. */
  Optional<JsonNode> findOurs(String noun, String name) {
    return find(noun, name).filter(found -> ExchangeObjects.isOurs(found, subscriptionId));
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
    return exchange.invoke("Get-" + noun, Map.of()).stream()
        .filter(object -> ExchangeObjects.isOurs(object, subscriptionId))
        .filter(object -> ExchangeObjects.wasMadeAs(object, name))
        .findFirst();
  }
}
