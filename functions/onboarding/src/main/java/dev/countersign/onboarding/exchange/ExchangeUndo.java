package dev.countersign.onboarding.exchange;

import static dev.countersign.core.run.TakenBack.Outcome.ALREADY_GONE;
import static dev.countersign.core.run.TakenBack.Outcome.PUT_BACK;
import static dev.countersign.core.run.TakenBack.Outcome.REMOVED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.run.Changed;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.JournalEntry;
import dev.countersign.core.run.TakenBack.Outcome;
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
            .filter(entry -> entry.kind().isInExchange())
            .collect(
                groupingBy(entry -> entry.kind() + entry.identity(), LinkedHashMap::new, toList()))
            .values());
  }

  /** Takes back all entries of one object. */
  Outcome takeBack(List<JournalEntry> entries) {
    JournalEntry first = entries.get(0);
    if (first.kind() == Created.Kind.ALLOWED_ADDRESS) {
      return new ConnectionFilter(exchange).remove(first.identity()) ? REMOVED : ALREADY_GONE;
    }
    String noun = noun(first.kind());
    if (find(noun, first.identity()).isEmpty()) {
      return ALREADY_GONE;
    }
    if (entries.stream().anyMatch(Created.class::isInstance)) {
      exchange.invoke("Remove-" + noun, Map.of("Identity", first.identity(), "Confirm", false));
      return REMOVED;
    }
    putBack(noun, first.identity(), entries);
    return PUT_BACK;
  }

  private void putBack(String noun, String name, List<JournalEntry> entries) {
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
}
