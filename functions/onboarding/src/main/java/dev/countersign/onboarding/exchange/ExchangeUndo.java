package dev.countersign.onboarding.exchange;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.run.Changed;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.JournalEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back, in one organisation, what a run made or changed in Exchange Online. What is gone
 * already, and what is not ours, is left as it is.
 */
final class ExchangeUndo {
  private final ExchangeAdmin.Session exchange;
  private final String subscriptionId;

  ExchangeUndo(ExchangeAdmin.Session exchange, String subscriptionId) {
    this.exchange = exchange;
    this.subscriptionId = subscriptionId;
  }

  /** The entries of each object together, in the order given: a cmdlet sets them all at once. */
  static List<List<JournalEntry>> byObject(List<JournalEntry> entries) {
    return List.copyOf(
        entries.stream()
            .filter(entry -> isInExchange(entry.kind()))
            .collect(
                groupingBy(entry -> entry.kind() + entry.identity(), LinkedHashMap::new, toList()))
            .values());
  }

  /** Takes back all entries of one object. */
  void takeBack(List<JournalEntry> entries) {
    JournalEntry first = entries.get(0);
    if (first.kind() == Created.Kind.ALLOWED_ADDRESS) {
      new ConnectionFilter(exchange).remove(first.identity());
    } else if (entries.stream().anyMatch(Created.class::isInstance)) {
      remove(noun(first.kind()), first.identity());
    } else {
      putBack(noun(first.kind()), first.identity(), entries);
    }
  }

  private void remove(String noun, String name) {
    if (find(noun, name).isPresent()) {
      exchange.invoke("Remove-" + noun, Map.of("Identity", name, "Confirm", false));
    }
  }

  private void putBack(String noun, String name, List<JournalEntry> entries) {
    if (find(noun, name).isEmpty()) {
      return;
    }
    Map<String, Object> before = new HashMap<>();
    entries.forEach(entry -> before.put(((Changed) entry).parameter(), ((Changed) entry).before()));
    Object state = before.remove(Provisioner.STATE);
    // Disabled before anything else, enabled after: mail never meets a rule that is half put back.
    if (isText(state, "Disabled")) {
      exchange.invoke("Disable-" + noun, Map.of("Identity", name, "Confirm", false));
    }
    if (!before.isEmpty()) {
      before.put("Identity", name);
      exchange.invoke("Set-" + noun, before);
    }
    if (isText(state, "Enabled")) {
      exchange.invoke("Enable-" + noun, Map.of("Identity", name));
    }
  }

  private Optional<JsonNode> find(String noun, String name) {
    return exchange
        .find(noun, name)
        .filter(object -> ExchangeObjects.isOurs(object, subscriptionId));
  }

  private static boolean isText(Object value, String text) {
    return value instanceof JsonNode node && node.asText().equals(text);
  }

  private static String noun(Created.Kind kind) {
    return switch (kind) {
      case TRANSPORT_RULE -> "TransportRule";
      case INBOUND_CONNECTOR -> "InboundConnector";
      case OUTBOUND_CONNECTOR -> "OutboundConnector";
      default -> throw new IllegalArgumentException(kind.name());
    };
  }

  private static boolean isInExchange(Created.Kind kind) {
    return switch (kind) {
      case TRANSPORT_RULE, INBOUND_CONNECTOR, OUTBOUND_CONNECTOR, ALLOWED_ADDRESS -> true;
      case CONNECTION, DIRECTORY, RELAY_DOMAIN -> false;
    };
  }
}
