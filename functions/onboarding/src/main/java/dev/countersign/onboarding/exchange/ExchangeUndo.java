package dev.countersign.onboarding.exchange;

import static dev.countersign.core.run.TakenBack.Outcome.ALREADY_GONE;
import static dev.countersign.core.run.TakenBack.Outcome.PUT_BACK;
import static dev.countersign.core.run.TakenBack.Outcome.REMOVED;
import static dev.countersign.onboarding.exchange.ExchangeObject.PRIORITY;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.run.Changed;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.JournalEntry;
import dev.countersign.core.run.TakenBack.Outcome;
import java.util.ArrayList;
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
  private final OurObjects objects;

  ExchangeUndo(ExchangeAdmin.Session exchange, String subscriptionId) {
    this.exchange = exchange;
    this.objects = new OurObjects(exchange, subscriptionId);
  }

  /**
   * The entries of each object together: a cmdlet sets them all at once. What was touched first
   * comes last, or rules would not find the places again that they left one after the other. Rules
   * before the connector that they use, whenever they were written down: a journal that was taken
   * over from several runs has them in no order.
   *
   * @param entries newest first
   */
  static List<List<JournalEntry>> byObject(List<JournalEntry> entries) {
    Map<String, List<JournalEntry>> objects = new LinkedHashMap<>();
    for (JournalEntry entry : entries) {
      if (entry.kind().isInExchange()) {
        String object = entry.kind() + entry.identity();
        List<JournalEntry> later = objects.remove(object);
        objects.put(object, later == null ? new ArrayList<>() : later);
        objects.get(object).add(entry);
      }
    }
    return objects.values().stream().sorted(comparing(all -> turn(all.get(0).kind()))).toList();
  }

  private static int turn(Created.Kind kind) {
    return switch (kind) {
      case TRANSPORT_RULE -> 0;
      case OUTBOUND_CONNECTOR, INBOUND_CONNECTOR -> 1;
      default -> 2;
    };
  }

  /** Takes back all entries of one object. */
  Outcome takeBack(List<JournalEntry> entries) {
    JournalEntry first = entries.get(0);
    if (first.kind() == Created.Kind.ALLOWED_ADDRESS) {
      return new ConnectionFilter(exchange).remove(first.identity()) ? REMOVED : ALREADY_GONE;
    }
    String noun = noun(first.kind());
    Optional<JsonNode> found = objects.findOurs(noun, first.identity());
    if (found.isEmpty()) {
      return ALREADY_GONE;
    }
    String name = OurObjects.name(found.get());
    if (entries.stream().anyMatch(Created.class::isInstance)) {
      exchange.invoke("Remove-" + noun, Map.of("Identity", name, "Confirm", false));
      return REMOVED;
    }
    putBack(noun, name, entries);
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
    before.computeIfPresent(PRIORITY, (parameter, place) -> stillThere((JsonNode) place));
    if (!before.isEmpty()) {
      before.put("Identity", name);
      exchange.invoke("Set-" + noun, before);
    }
    if (isText(state, "Enabled")) {
      exchange.invoke("Enable-" + noun, Map.of("Identity", nameIn(before, name)));
    }
  }

  /** Rules that were removed meanwhile leave fewer places; one that is gone would be refused. */
  private int stillThere(JsonNode place) {
    int last = exchange.invoke("Get-TransportRule", Map.of()).size() - 1;
    return Math.min(place.asInt(), last);
  }

  private static String nameIn(Map<String, Object> settings, String otherwise) {
    return settings.get(OurObjects.NAME) instanceof JsonNode name ? name.asText() : otherwise;
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
